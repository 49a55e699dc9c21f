import type { BenchDocument } from '../../harness/document.ts';
import type { IndexCost, PerformanceFacts, StoreSizes } from '../../harness/performance/facts-document.ts';
import { runBench } from '../../harness/run.ts';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';
import type { Source } from '../bench-options.ts';
import { centralCameras } from './central-camera.ts';
import { fewerPairs } from './fewer-pairs.ts';
import { presetIndexCost } from './index-costs.ts';
import { leftOut } from './left-out.ts';
import { pageEngines } from './page-engines.ts';
import { type PerformanceHooks, type PerformanceRequest, sharedOptions } from './request.ts';
import { storeSizes } from './store-sizes.ts';

/** Scenario that is measured besides the busiest central camera. */
const REFERENCE = 'reference/boston';

/** Engine that a run calls its baseline: the page computes every other ratio itself. */
const YARDSTICK = 'c/lz4';

/** What was found on one preset. */
export interface PresetResult {
  readonly preset: string;
  readonly bench: BenchDocument;
  readonly cameras: PerformanceFacts['presets'][number]['cameras'];
  readonly sizes: StoreSizes;
  /** Null where the v2 store has no finer index. */
  readonly index: IndexCost | null;
  /** Peers that this machine cannot run. */
  readonly absent: PerformanceFacts['missing'];
}

/** Measures one preset: sizes, the index, and all engines in one interleaved run on two scenarios. */
export async function measurePreset(
  preset: string,
  source: Source,
  request: PerformanceRequest,
  budgetSeconds: number,
  hooks: PerformanceHooks,
): Promise<PresetResult> {
  const { stores } = source;
  hooks.onPart(`${preset}: sizes, finer index, peers`);
  const sizes = storeSizes(preset, stores);
  const index = await presetIndexCost(preset, stores, sizes, hooks.signal);
  const page = await pageEngines(stores, request);
  const engines = page.engines.filter((engine) => leftOut(preset, engine) === null);
  const left = page.engines.filter((engine) => !engines.includes(engine));
  const absent = [
    ...page.absent,
    ...left.map((engine) => ({ what: `${engine} on ${preset}`, why: leftOut(preset, engine) as string })),
  ];
  const cameras = centralCameras([...stores.values()][0] as string);
  const scenarios = pickScenarios(SCENARIOS, [REFERENCE, cameras[0]?.scenario as string]);
  hooks.onPart(`${preset}: ${engines.length} engines on ${scenarios.map(({ name }) => name).join(' and ')}`);
  const bench = await runBench(
    {
      ...sharedOptions(request, source),
      ...{ engines, scenarios, budgetSeconds },
      baseline: engines.includes(YARDSTICK) ? YARDSTICK : (engines[0] as string),
      fewer: fewerPairs(),
    },
    hooks,
  );
  return { preset, bench, cameras, sizes, index, absent };
}
