import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type Command, Option } from 'commander';
import type { Format } from '../../../engines/codec/formats.ts';
import { EXIT_STATUS } from '../../../engines/errors.ts';
import { makeOutputFolder } from '../../../engines/make-folders.ts';
import { plural } from '../../../reports/numbers.ts';
import { interruptible } from '../../interruptible.ts';
import { appendJob, startJobLog, succeededCommands } from '../../migrate/bulk-job-log.ts';
import { outcomeOf } from '../../migrate/bulk-outcome.ts';
import { planJobs } from '../../migrate/bulk-plan.ts';
import { type Job, type JobEnd, runJobs } from '../../migrate/bulk-run.ts';
import { describeTotals, type Outcome, totalsOf } from '../../migrate/convert-outcome.ts';
import { checkStores, storeDays } from '../../migrate/convert-store.ts';
import { jsonOption, writeSummary } from '../../migrate/convert-summary.ts';
import { toOption } from '../../migrate/convert-to.ts';
import { MAX_WORKERS, wholeNumber } from '../../options.ts';
import { createProgress, secondsToGo } from '../../progress.ts';

const HALT = ['never', 'soon,fail=1'] as const;

interface Flags {
  readonly to: Format;
  readonly jobs: number;
  readonly jobLog?: string;
  readonly halt: (typeof HALT)[number];
  readonly retryFailed?: boolean;
  readonly json?: string;
}

export function addBulk(migrate: Command): void {
  migrate
    .command('bulk')
    .argument('<source>', 'a store; it is only read')
    .argument('<target>', 'the store to make')
    .description('convert every day-file of a store, each in a process of its own, some at a time')
    .addOption(toOption())
    .option('--jobs <n>', 'files at once', wholeNumber('--jobs', 1, MAX_WORKERS), availableParallelism())
    .option(
      '--job-log <file>',
      "one line a file, in the form of GNU parallel's (default: convert.joblog in the target)",
    )
    .addOption(new Option('--halt <when>', 'what a failure stops').choices(HALT).default('never'))
    .option('--retry-failed', 'run only the files that failed or were never started, by the job log')
    .addOption(jsonOption())
    .action(bulk);
}

async function bulk(source: string, target: string, flags: Flags): Promise<void> {
  const days = storeDays(source);
  checkStores(source, target);
  makeOutputFolder(target);
  const log = flags.jobLog ?? path.join(target, 'convert.joblog');
  const succeeded = flags.retryFailed ? succeededCommands(log) : new Set<string>();
  if (!flags.retryFailed) startJobLog(log);
  const wanted = planJobs(source, target, days, flags.to).filter(({ command }) => !succeeded.has(command));

  const progress = createProgress();
  const began = performance.now();
  const outcomes: Outcome[] = [];
  const onEnd = (end: JobEnd) => {
    appendJob(log, end);
    const outcome = outcomeOf(end);
    outcomes.push(outcome);
    if (outcome.status === 'failed' && outcome.code !== 'INTERRUPTED') {
      progress.stop();
      process.stderr.write(`querylab: ${outcome.message} [${outcome.code}]\n`);
    }
    const left = secondsToGo(began, outcomes.length, wanted.length);
    progress.update('converting', outcomes.length, wanted.length, path.basename(end.job.source), left);
  };
  let notStarted: Job[] = [];
  try {
    notStarted = await interruptible((signal) =>
      runJobs(wanted, { jobs: flags.jobs, haltSoon: flags.halt !== 'never', signal, onEnd }),
    );
  } finally {
    progress.stop();
  }
  if (notStarted.length > 0) {
    const rest = `${plural(notStarted.length, 'file')} not started: \`lab migrate bulk … --retry-failed\` takes up the rest`;
    process.stderr.write(`querylab: halted after a failure, ${rest}\n`);
  }
  const summary = { ...totalsOf(outcomes), notStarted: notStarted.length, jobLog: log, files: outcomes };
  writeSummary(flags.json, summary, `${describeTotals(outcomes)}\n`);
  if (summary.failed > 0) process.exitCode = EXIT_STATUS.check;
}
