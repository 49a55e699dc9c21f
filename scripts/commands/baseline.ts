import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { makeBaseline } from '../../harness/baseline/make-baseline.ts';
import { checkLeftAlone, otherWorkThen } from '../../harness/baseline/other-work.ts';
import { askOnce, type ControlledRun, takeLook } from '../../harness/baseline/run-baseline.ts';
import { DEFAULT_FLOOR } from '../../harness/comparison/verdict.ts';
import { stepHooks } from '../../harness/step-hooks.ts';
import { plural } from '../../reports/numbers.ts';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';
import { checkSource, resolveSource, type SourceFlags } from '../bench-options.ts';
import {
  dataDirOption,
  durationOption,
  presetOption,
  repeatsOption,
  seedOption,
  workersOption,
} from '../common-options.ts';
import { pickControlled } from '../gate/baseline-options.ts';
import { GATE_SCENARIOS } from '../gate/gate-defaults.ts';
import { INJECTED } from '../gate/gate-flags.ts';
import { interruptible } from '../interruptible.ts';
import { MAX_PAIRS, nameList, wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';

interface Flags extends SourceFlags {
  readonly engines?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly control?: string;
  readonly pairs: number;
  readonly repeats: number;
  readonly workers?: number;
  readonly budget: number;
  readonly seed: number;
  readonly force?: boolean;
}

export function addBaseline(program: Command): void {
  const baseline = program.command('baseline').description('what `lab gate --baseline` compares with');
  baseline
    .command('save')
    .argument('<file>', 'where it goes')
    .description('measure engines in proportion to a control engine, and keep the ratios')
    .addOption(dataDirOption())
    .addOption(presetOption())
    .option(
      '--engines <names>',
      "engines, e.g. 'typed/lz4,pool-*', or all (default: those of the gate)",
      nameList('--engines'),
    )
    .option('--scenarios <names>', "scenarios, e.g. 'camera/*' (default: those of the gate)", nameList('--scenarios'))
    .option('--control <engine>', 'the engine that all are compared with (default: naive/lz4)')
    .option('--pairs <n>', 'process pairs, all of which are kept', wholeNumber('--pairs', 6, MAX_PAIRS), 16)
    .addOption(repeatsOption())
    .addOption(workersOption())
    .addOption(durationOption('--budget', 'time the run may take', '10m'))
    .addOption(seedOption())
    .option('--force', 'save it even where other work kept processors busy')
    .action(save);
}

async function save(file: string, flags: Flags): Promise<void> {
  checkSource(flags);
  const pick = pickControlled(flags.engines, flags.control);
  const scenarios = pickScenarios(SCENARIOS, flags.scenarios ?? GATE_SCENARIOS);
  checkWritable(file);
  const source = await resolveSource(flags);
  const { control, engines } = pick(source.stores);
  const run: ControlledRun = {
    ...{ ...source, control, engines, scenarios, repeats: flags.repeats, seed: flags.seed },
    ...{ workers: flags.workers ?? defaultWorkers(), floor: DEFAULT_FLOOR, injected: INJECTED },
  };
  const progress = createProgress();
  const baseline = await interruptible(async (signal) => {
    const hooks = { signal, onProgress: progress.update };
    try {
      const asked = await askOnce(run, flags.budget, stepHooks('identity', hooks));
      const { pairs, budget: budgetSeconds, seed } = flags;
      const timed = await takeLook(run, { pairs, budgetSeconds, seed }, stepHooks('timing', hooks));
      return makeBaseline({ control, engines, asked, timed });
    } finally {
      progress.stop();
    }
  });
  if (flags.force !== true) checkLeftAlone(baseline);
  writeFileAtomic(file, `${JSON.stringify(baseline, null, 2)}\n`);
  for (const text of otherWorkThen(baseline)) {
    process.stderr.write(`querylab: ${text}: no run will be qualified against this baseline\n`);
  }
  const { pairs } = baseline.ratios[0] as { pairs: readonly unknown[] };
  process.stdout.write(
    `saved ${file}: ${plural(engines.length, 'engine')} on ${plural(scenarios.length, 'scenario')} in proportion to ${control}, ` +
      `${plural(pairs.length, 'process pair')}.\nCompare with: lab gate --baseline ${file}\n`,
  );
}
