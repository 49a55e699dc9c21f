import type { PerformanceFacts } from '../../../../harness/performance/facts-document.ts';
import type { PerformanceData } from '../../../../reports/performance/data.ts';
import { benchDocument } from '../../../harness/support/bench-document.ts';
import { sweepDocument } from '../../../harness/sweep/support/sweep-document.ts';

/** Milliseconds of a call by engine, on the first scenario; the second takes half as long. */
export const COSTS: Readonly<Record<string, number>> = {
  'naive/bz2': 5_000,
  'typed/bz2': 4_000,
  'scan/bz2-wasm': 500,
  'worker-own/bz2-wasm': 260,
  'typed/lz4': 90,
  'scan/lz4': 60,
  'scan/lz4-wasm': 30,
  'zone/lz4-wasm': 10,
  'worker-own/lz4-wasm': 20,
  'scan/v2': 6,
  'zone/v2': 2,
  'c/bz2': 1_000,
  'c/lz4': 24,
  'python/lz4': 72,
  'duckdb/points': 100,
};

export const SCENARIOS = ['reference/boston', 'camera/kansas-city'];

/** A page's data written by hand; costs of some engines can be changed, and rounds of pairs shift both alike. */
export function performanceData(
  changed: Readonly<Record<string, number>> = {},
  facts: Partial<PerformanceFacts> = {},
): PerformanceData {
  const costs = { ...COSTS, ...changed };
  const bench = benchDocument({
    engines: Object.keys(costs).map((name) => ({ name, status: 'ok' })),
    scenarios: SCENARIOS,
    rounds: 8,
    configuration: { baseline: 'c/lz4' },
    samples: (engine, scenario, round) => {
      const own = (costs[engine] as number) * (scenario === SCENARIOS[0] ? 1 : 0.5);
      // An engine's processes differ by up to 2 % either way.
      return [own * (1 + ((((round * 3) % 8) - 3.5) / 3.5) * (engine.startsWith('c/') ? 0 : 0.02))];
    },
  });
  return {
    benches: [{ preset: 'day', bench }],
    sweeps: new Map([
      [
        'candidates',
        sweepDocument(['scan/v2', 'zone/v2'], [8, 32, 128, 512], (engine, value) =>
          engine === 'zone/v2' ? 0.01 * value ** 0.9 : 0.02 * value,
        ),
      ],
      [
        'trajectories',
        { ...sweepDocument(['zone/v2'], [1000, 4000, 16_000], (_, value) => value ** 0.2), over: 'trajectories' },
      ],
    ]),
    facts: {
      schema: 'querylab/performance-facts',
      version: 1,
      createdAt: '2024-06-11T18:00:00.000Z',
      presets: [{ preset: 'day', cameras: [{ scenario: 'camera/kansas-city', candidates: 721 }] }],
      sizes: [
        {
          store: 'day',
          trajectories: 58_000,
          formats: [
            { format: 'bz2', fileBytes: 320, indexBytes: 20, blobBytes: 250 },
            { format: 'v2', fileBytes: 140, indexBytes: 21, blobBytes: 100 },
          ],
        },
      ],
      indexes: [
        {
          ...{ preset: 'day', trajectories: 57_938, blocks: 442_200, fileBytes: 21_577_728 },
          ...{ loadMs: [90, 80, 100], heldBytes: [25e6, 25e6, 25e6], residentBytes: [40e6, 41e6, 42e6] },
        },
      ],
      profiles: [],
      missing: [],
      ...facts,
    },
  };
}
