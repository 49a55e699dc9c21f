import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import type { Format } from '../../../engines/codec/formats.ts';
import { EXIT_STATUS } from '../../../engines/errors.ts';
import { makeOutputFolder } from '../../../engines/make-folders.ts';
import { type Day, dayOf } from '../../../engines/store/day-path.ts';
import { checkDataDir } from '../../../engines/store/store.ts';
import { interruptible } from '../../interruptible.ts';
import { tryLock } from '../../migrate/convert-lock.ts';
import { describeOutcome, type Outcome, totalsOf } from '../../migrate/convert-outcome.ts';
import { checkStores, convertStore } from '../../migrate/convert-store.ts';
import { jsonOption, STDOUT, writeSummary } from '../../migrate/convert-summary.ts';
import { toOption } from '../../migrate/convert-to.ts';
import { day } from '../../migrate/day-option.ts';
import { lagWindow } from '../../migrate/tail-window.ts';

interface Flags {
  readonly to: Format;
  readonly today?: Day;
  readonly json?: string;
}

export function addTail(migrate: Command): void {
  migrate
    .command('tail')
    .argument('<source>', 'the store that the ingester writes; it is only read')
    .argument('<target>', 'the store to keep up to date')
    .description('for cron: convert the closed days from two before today to two after, unless that is done')
    .addOption(toOption())
    .option('--today <date>', 'the UTC day to take as today, such as 2024-06-11', day('--today'))
    .addOption(jsonOption())
    .action(tail);
}

async function tail(source: string, target: string, { to, today, json }: Flags): Promise<void> {
  checkDataDir(source);
  checkStores(source, target);
  makeOutputFolder(target);
  const lock = tryLock(path.join(target, 'tail.lock'));
  if (lock === null) {
    process.stdout.write(`${now()} another tail is at work on ${target}: nothing to do\n`);
    return;
  }
  const outcomes: Outcome[] = [];
  const say = (line: string) => json === STDOUT || process.stdout.write(`${now()} ${line}\n`);
  try {
    const days = lagWindow(source, today ?? dayOf(Date.now() / 1000));
    await interruptible(async (signal) => {
      const options = (label: string) => ({
        to,
        force: false,
        signal,
        onProgress: () => undefined,
        onWait: () => say(`waiting for another converter at work on ${label}`),
      });
      await convertStore({ source, target, days }, options, (outcome) => {
        outcomes.push(outcome);
        say(
          isOpen(outcome)
            ? `open ${outcome.source}: still being written, left for the next run`
            : describeOutcome(outcome),
        );
      });
    });
  } finally {
    lock.release();
  }
  const [open, closed] = [outcomes.filter(isOpen), outcomes.filter((outcome) => !isOpen(outcome))];
  const summary = { ...totalsOf(closed), open: open.length, files: outcomes };
  writeSummary(json, summary, '');
  if (summary.failed > 0) process.exitCode = EXIT_STATUS.check;
}

/** A day that its writer has not closed is no failure here: a later run gets it. */
function isOpen(outcome: Outcome): boolean {
  return outcome.status === 'failed' && outcome.code === 'DAY_FILE_BUSY';
}

function now(): string {
  return new Date().toISOString();
}
