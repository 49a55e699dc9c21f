import type { BenchDocument } from '../../harness/document.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';
import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import type { PerformanceData } from '../../reports/performance/data.ts';
import { resolveSource, type Source } from '../bench-options.ts';
import { SWEPT_AXES, SWEPT_ENGINES, SWEPT_STEPS, sweepOrReason } from './growth-sweeps.ts';
import { measurePreset, type PresetResult } from './measure-preset.ts';
import { missedProfiles } from './missed-profiles.ts';
import { realSizes } from './real-sizes.ts';
import { type PerformanceHooks, type PerformanceRequest, sharedOptions } from './request.ts';

/** Parts of the budget: a preset by name, any other preset, a sweep. */
const WEIGHTS: Readonly<Record<string, number>> = { small: 3, day: 10 };
const OTHER_PRESET = 2;
const SWEEP = 1.2;
/** Share of the budget for these; the rest is for copies, sizes and profiles. */
const MEASURED = 0.9;

/** Measures everything that the page shows. @throws LabError INTERRUPTED, and what each part throws. */
export async function measurePerformance(
  request: PerformanceRequest,
  hooks: PerformanceHooks,
): Promise<PerformanceData> {
  const weightOf = (preset: string) => WEIGHTS[preset] ?? OTHER_PRESET;
  const all = request.presets.reduce((sum, preset) => sum + weightOf(preset), SWEPT_AXES.length * SWEEP);
  const seconds = (weight: number) => Math.max(1, Math.round((request.budgetSeconds * MEASURED * weight) / all));
  // Every store is there, and made where it is missing, before the first is measured.
  const sources = new Map<string, Source>();
  for (const preset of request.presets) sources.set(preset, await resolveSource({ preset }));
  const results: PresetResult[] = [];
  for (const [preset, source] of sources) {
    results.push(await measurePreset(preset, source, request, seconds(weightOf(preset)), hooks));
    throwIfInterrupted(hooks.signal);
  }
  const [target] = [...sources.values()].slice(-1) as [Source];
  const engines = results.at(-1)?.bench.engines.map(({ name }) => name) ?? [];
  const { sweeps, missing } = await sweepAll(request, target, engines, seconds(SWEEP), hooks);
  hooks.onPart('real flights, profiles');
  const real = await realSizes(request.real, hooks.signal);
  const benches = results.map(({ preset, bench }) => ({ preset, bench }));
  const profiles = await missedProfiles({ benches, sweeps }, target.stores, request.workers, hooks.signal);
  return { benches, sweeps, facts: factsOf(results, real, profiles, missing) };
}

async function sweepAll(
  request: PerformanceRequest,
  source: Source,
  picked: readonly string[],
  budgetSeconds: number,
  hooks: PerformanceHooks,
) {
  const sweeps = new Map<string, SweepDocument>();
  const missing: PerformanceFacts['missing'] = [];
  for (const over of SWEPT_AXES) {
    const engines = SWEPT_ENGINES[over].filter((engine) => picked.includes(engine));
    const steps = SWEPT_STEPS[over];
    hooks.onPart(`sweep over ${over}`);
    const onPlan = (done: number, total: number, label: string) => hooks.onProgress('plan', done, total, label, null);
    const found =
      engines.length === 0
        ? { why: 'none of its engines was picked' }
        : await sweepOrReason(
            { ...sharedOptions(request, source), over, engines, budgetSeconds, ...(steps && { steps }) },
            { ...hooks, onPlan },
          );
    throwIfInterrupted(hooks.signal);
    if ('why' in found) missing.push({ what: `sweep over ${over}`, why: found.why });
    else sweeps.set(over, found.sweep);
  }
  return { sweeps, missing };
}

function factsOf(
  results: readonly PresetResult[],
  real: PerformanceFacts['sizes'][number] | null,
  profiles: PerformanceFacts['profiles'],
  missing: PerformanceFacts['missing'],
): PerformanceFacts {
  const absent = new Map(results.flatMap((result) => result.absent.map((peer) => [peer.what, peer] as const)));
  const plain = results.filter(({ index }) => index === null);
  return {
    schema: 'querylab/performance-facts',
    version: 1,
    createdAt: new Date().toISOString(),
    presets: results.map(({ preset, cameras }) => ({ preset, cameras })),
    sizes: [...results.map(({ sizes }) => sizes), ...(real === null ? [] : [real])],
    indexes: results.map(({ index }) => index).filter((index) => index !== null),
    profiles,
    missing: [
      ...absent.values(),
      ...plain.map(({ preset }) => ({ what: `finer index of ${preset}`, why: 'its v2 store has none' })),
      ...missing,
      ...(real === null ? [{ what: 'sizes of real flights', why: 'their files are not here' }] : []),
    ],
  };
}

/** Every run, of presets and of sweeps: the exit status of the command is about all. */
export function runsOf({ benches, sweeps }: PerformanceData): BenchDocument[] {
  return [...benches.map(({ bench }) => bench), ...[...sweeps.values()].map(({ bench }) => bench)];
}
