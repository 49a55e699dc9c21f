import process from 'node:process';
import type { Command } from 'commander';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { ExecutorPair } from '../../harness/executor/pair.ts';
import { interruptible } from '../interruptible.ts';
import { type PairFlags, pairOptions, withPairOptions } from '../migrate/compare-options.ts';
import { describeDisagreements, describeEndings, describeTally } from '../migrate/compare-report.ts';
import { cannedRequests, requestsOf } from '../migrate/compare-requests.ts';
import { compareAll } from '../migrate/compare-run.ts';
import { resolveSides } from '../migrate/compare-sides.ts';
import { jsonOption, writeSummary } from '../migrate/convert-summary.ts';
import { createProgress } from '../progress.ts';

interface Flags extends PairFlags {
  readonly requests?: string;
  readonly json?: string;
}

export function addCompareExecutors(program: Command): void {
  withPairOptions(program.command('compare-executors'))
    .description('ask two executors of any language or version the same, and compare what they answer')
    .option('--requests <file>', 'requests, a JSON line each, - for stdin (default: canned queries)')
    .addOption(jsonOption())
    .action((stores: string[], flags: Flags) => compareExecutors(stores, flags));
}

async function compareExecutors(stores: readonly string[], flags: Flags): Promise<void> {
  const sides = resolveSides({ stores, ...flags });
  const given = flags.requests === undefined ? null : requestsOf(flags.requests);
  const progress = createProgress();
  await interruptible(async (signal) => {
    const pair = await ExecutorPair.start(sides, pairOptions(flags, 'compare-executors', signal));
    try {
      const requests = given ?? cannedRequests(flags.dataDir ?? pair.handshakes[0].data_dir, flags.until);
      const result = await compareAll(pair, requests, (done, name) =>
        progress.update('compare', done, requests.length, name, null),
      );
      progress.stop();
      const endings = await pair.close();
      const { tally, disagreements } = result;
      const json = { schema: 'querylab/compare', version: 1, sides, ...result, endings: Object.fromEntries(endings) };
      const equal = disagreements.length === 0;
      const lines = [
        ...describeDisagreements(disagreements, sides),
        describeTally(tally),
        ...describeEndings(endings),
        equal ? 'The executors agree.' : `The executors disagree on ${disagreements.length} of ${tally.requests}.`,
      ];
      writeSummary(flags.json, json, `${lines.join('\n')}\n`);
      if (!equal) process.exitCode = EXIT_STATUS.check;
    } finally {
      progress.stop();
      await pair.close();
    }
  });
}
