import process from 'node:process';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { ENGINE_NAMES } from '../../engines/registry.ts';
import { judgeBaseline } from '../../harness/baseline/judge-baseline.ts';
import { readBaseline } from '../../harness/baseline/read-baseline.ts';
import { runBaselineCheck } from '../../harness/baseline/run-baseline-check.ts';
import { loadBaselineFormat } from '../../reports/baseline/registry.ts';
import { checkSource, resolveSource } from '../bench-options.ts';
import { interruptible } from '../interruptible.ts';
import { createProgress } from '../progress.ts';
import { checkComparable, checkStillThere, scenariosOf, sourceFlags } from './baseline-comparable.ts';
import { type GateFlags, policyOf } from './gate-flags.ts';
import { printedFormats } from './gate-kinds.ts';

/**
 * Measures what a baseline holds once more, compares the ratios to the control, prints what came of it and sets the
 * exit status: that of the gate.
 * @param file the baseline.
 * @param files what is written besides, by format.
 * @throws LabError RESULT_INVALID, NOT_COMPARABLE, UNKNOWN_NAME, BAD_OPTION, OUTPUT_UNWRITABLE.
 */
export async function runBaselineGate(
  file: string,
  flags: GateFlags,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  checkSource(flags);
  const baseline = readBaseline(file);
  for (const out of files.values()) checkWritable(out);
  const renderers = await Promise.all(
    [...files].map(async ([format, out]) => ({ out, render: await loadBaselineFormat(format) })),
  );
  const printed = await Promise.all(printedFormats(flags).map(loadBaselineFormat));
  const engines = pickNames('engine', baseline.engines, flags.engines ?? ['*']);
  const scenarios = scenariosOf(file, baseline, flags.scenarios ?? ['*']);
  const known = engines.filter((engine) => ENGINE_NAMES.includes(engine));
  for (const engine of [baseline.control, ...(known.length === 0 ? engines : [])]) checkStillThere(file, engine);
  const source = await resolveSource(sourceFlags(file, baseline, flags));
  const workers = flags.workers ?? baseline.configuration.workers;
  const overlooked = checkComparable(
    file,
    baseline,
    { source, scenarios, workers, engines: known },
    flags.force === true,
  );
  const progress = createProgress();
  const { repeats, seed } = flags;
  const policy = policyOf(flags);
  const check = await interruptible(
    async (signal) =>
      await runBaselineCheck(
        {
          ...{ baseline, policy, overlooked, seconds: flags.budget },
          leftOut: engines
            .filter((engine) => !known.includes(engine))
            .map((engine) => ({ engine, reason: 'this checkout has no such engine any more' })),
          run: {
            ...{ ...source, scenarios, workers, repeats, seed, floor: policy.floor },
            ...{ control: baseline.control, engines: known, injected: policy.injected },
          },
        },
        { signal, onProgress: progress.update },
      ).finally(() => progress.stop()),
  );
  for (const { out, render } of renderers) {
    writeFileAtomic(out, render(check));
    process.stderr.write(`saved ${out}\n`);
  }
  for (const render of printed) process.stdout.write(render(check));
  process.exitCode = check.complete ? judgeBaseline(check).status : EXIT_STATUS.interrupted;
}
