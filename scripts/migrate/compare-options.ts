import path from 'node:path';
import type { Command } from 'commander';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import type { Day } from '../../engines/store/day-path.ts';
import type { PairOptions } from '../../harness/executor/pair.ts';
import { durationOption } from '../common-options.ts';
import { untilOption } from './day-option.ts';

/** Time from start to handshake, seconds. */
const HANDSHAKE_SECONDS = 30;
/** From the end of input to SIGTERM, and from there to SIGKILL, seconds. */
const GRACE_SECONDS = 5;

/** Flags of every command that compares two executors. */
export interface PairFlags {
  readonly a?: string;
  readonly b?: string;
  readonly timeout: number;
  readonly logDir?: string;
  readonly dataDir?: string;
  readonly until?: Day;
}

/** Adds what names two executors and how long they may take. */
export function withPairOptions(command: Command): Command {
  return command
    .argument('[stores...]', 'two stores, each answered from by an executor of this lab')
    .option('--a <command>', 'a shell command that starts the first executor, its data directory and label included')
    .option('--b <command>', 'the second one')
    .addOption(durationOption('--timeout', 'longest time to an answer', '60s'))
    .option('--log-dir <dir>', 'folder for the stderr of both (default: .querylab/logs/<command>)')
    .option('--data-dir <dir>', 'store whose days and flights the queries are drawn about (default: that of the first)')
    .addOption(untilOption());
}

export function pairOptions({ timeout, logDir }: PairFlags, command: string, signal: AbortSignal): PairOptions {
  return {
    handshakeSeconds: HANDSHAKE_SECONDS,
    timeoutSeconds: timeout,
    graceSeconds: GRACE_SECONDS,
    logDir: logDir ?? path.join(PACKAGE_ROOT, '.querylab', 'logs', command),
    signal,
  };
}
