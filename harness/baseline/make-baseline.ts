import { LabError } from '../../engines/errors.ts';
import { fewestFor } from '../comparison/median-interval.ts';
import { CONFIDENCE } from '../comparison/pair-speedup.ts';
import type { BenchDocument } from '../document.ts';
import { meanCondition } from '../environment/mean-condition.ts';
import { armName } from '../gate/gate-document.ts';
import { TIME_QUANTILE } from '../gate/gate-logs.ts';
import { LAB_VERSION } from '../version.ts';
import { BASELINE_SCHEMA, BASELINE_VERSION, type BaselineDocument } from './baseline-document.ts';
import { measuredRatios } from './ratios.ts';
import { repeatedCounters } from './repeated-counters.ts';

/** What a baseline is made of. */
export interface BaselineRun {
  readonly control: string;
  /** Engines that are compared with the control. */
  readonly engines: readonly string[];
  /** A run that asked every engine once, in other processes than `timed`. */
  readonly asked: BenchDocument;
  readonly timed: BenchDocument;
}

/**
 * A baseline of a run.
 * @throws LabError RESULT_INVALID where the run is not whole: an engine is wrong, was not timed, or has too few pairs.
 */
export function makeBaseline({ control, engines, asked, timed }: BaselineRun): BaselineDocument {
  const again = armName('again', control);
  const ratios = measuredRatios(timed, control);
  const names = timed.scenarios.map(({ name }) => name);
  checkWhole(timed);
  const { dayFiles, fixture, workers, repeats, pairs } = timed.configuration;
  return {
    schema: BASELINE_SCHEMA,
    version: BASELINE_VERSION,
    createdAt: timed.createdAt,
    lab: { version: LAB_VERSION },
    environment: timed.environment,
    otherCores: meanCondition(timed.conditions, 'otherCores'),
    configuration: { dayFiles, fixture, workers, repeats, pairs },
    quantile: TIME_QUANTILE,
    control,
    engines: [...engines],
    scenarios: timed.scenarios,
    ratios: names.flatMap((scenario) =>
      [again, ...engines].map((engine) => ({
        engine,
        scenario,
        pairs: pairsOf(ratios.of(engine, scenario), engine, scenario),
      })),
    ),
    counters: repeatedCounters([asked, timed]).filter(({ engine }) => engine === control || engines.includes(engine)),
  };
}

function checkWhole({ engines, complete }: BenchDocument): void {
  if (!complete) throw new LabError('INTERRUPTED', 'interrupted: no baseline was saved');
  const out = engines.find(({ status }) => status !== 'ok');
  if (out === undefined) return;
  const why = out.status === 'failed' ? `failed on ${out.scenario}: ${out.message}` : 'returned other flights';
  throw new LabError('RESULT_INVALID', `no baseline was saved: ${out.name} ${why}; leave it out with --engines`);
}

function pairsOf(logs: ReadonlyMap<number, number>, engine: string, scenario: string) {
  const needed = fewestFor(CONFIDENCE);
  if (logs.size >= needed) return [...logs].map(([round, log]) => ({ round, log }));
  throw new LabError(
    'RESULT_INVALID',
    `no baseline was saved: ${engine} on ${scenario} has ${logs.size} process pairs, and a comparison needs ${needed}; ` +
      'give a larger --budget, or fewer --engines or --scenarios',
  );
}
