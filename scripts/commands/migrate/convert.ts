import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import type { Format } from '../../../engines/codec/formats.ts';
import { EXIT_STATUS, LabError } from '../../../engines/errors.ts';
import { interruptible } from '../../interruptible.ts';
import type { ConvertOptions } from '../../migrate/convert-options.ts';
import { describeOutcome, describeTotals, type Outcome, totalsOf } from '../../migrate/convert-outcome.ts';
import { convertProgress } from '../../migrate/convert-progress.ts';
import { checkStores, convertStore, storeDays, tryConvert } from '../../migrate/convert-store.ts';
import { jsonOption, writeSummary } from '../../migrate/convert-summary.ts';
import { toOption } from '../../migrate/convert-to.ts';

interface Flags {
  readonly to: Format;
  readonly force?: boolean;
  readonly json?: string;
  readonly progress: boolean;
}

export function addConvert(migrate: Command): void {
  migrate
    .command('convert')
    .argument('<source>', 'a day-file, or a store; it is only read')
    .argument('<target>', 'the day-file, or the store, to make')
    .description('re-encode a day-file or every one of a store, and prove the result before it gets its name')
    .addOption(toOption())
    .option('--force', 'convert anew, and replace what is there')
    .addOption(jsonOption())
    .option('--no-progress', 'show no progress')
    .action(convert);
}

async function convert(source: string, target: string, flags: Flags): Promise<void> {
  if (!existsSync(source)) throw new LabError('DATA_DIR_NOT_FOUND', `'${source}' does not exist: check the path`);
  const isStore = statSync(source).isDirectory();
  const days = isStore ? storeDays(source) : [];
  if (isStore) checkStores(source, target);
  const progress = convertProgress(flags.progress);
  const outcomes: Outcome[] = [];
  const onOutcome = (outcome: Outcome) => {
    progress.stop();
    outcomes.push(outcome);
    if (outcome.status === 'failed') process.stderr.write(`querylab: ${outcome.message} [${outcome.code}]\n`);
  };
  try {
    await interruptible(async (signal) => {
      const options = (label: string): ConvertOptions => ({
        to: flags.to,
        force: flags.force ?? false,
        signal,
        onProgress: progress.on(label),
        onWait: () => process.stderr.write(`${label}: another converter is at work on it; waiting …\n`),
      });
      if (isStore) await convertStore({ source, target, days }, options, onOutcome);
      else onOutcome(await tryConvert(source, target, options(path.basename(source))));
    });
  } finally {
    progress.stop();
  }
  if (isStore) {
    writeSummary(flags.json, { ...totalsOf(outcomes), files: outcomes }, `${describeTotals(outcomes)}\n`);
  } else {
    // What failed has its line on stderr.
    const lines = outcomes.map((outcome) => (outcome.status === 'failed' ? '' : `${describeOutcome(outcome)}\n`));
    writeSummary(flags.json, outcomes[0], lines.join(''));
  }
  if (outcomes.some(({ status }) => status === 'failed')) process.exitCode = EXIT_STATUS.check;
}
