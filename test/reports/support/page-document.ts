import type { BenchDocument } from '../../../harness/document.ts';
import { benchDocument } from '../../harness/support/bench-document.ts';

const BOXES: readonly (readonly [name: string, lat: number, lon: number])[] = [
  ['camera/boston', 42.36, -71.06],
  ['camera/denver', 39.74, -104.99],
  ['camera/miami', 25.76, -80.19],
];

const COST = new Map([
  ['naive/bz2', 40],
  ['worker-own/lz4-wasm', 4],
  ['typed/lz4', 10],
]);

/** A run of eight rounds with boxes, tracks and stages, as a page shows it. */
export function pageDocument(): BenchDocument {
  const document = benchDocument({
    engines: [...COST.keys()].map((name) => ({ name, status: 'ok' as const })),
    scenarios: BOXES.map(([name]) => name),
    rounds: 8,
    samples: (engine, scenario, round) =>
      Array.from(
        { length: 6 },
        (_, i) => (COST.get(engine) ?? 1) * scenario.length * (1 + ((3 * round + i) % 8) / 100),
      ),
  });
  return {
    ...document,
    scenarios: document.scenarios.map((scenario, i) => {
      const [, lat, lon] = BOXES[i] as (typeof BOXES)[number];
      const bounds = { min_lat: lat - 0.5, max_lat: lat + 0.5, min_lon: lon - 0.6, max_lon: lon + 0.6 };
      const ops = [
        ['with_bounds', [bounds]],
        ['spatially_crosses', []],
      ];
      return { ...scenario, request: { ...scenario.request, ops } };
    }),
    cells: document.cells.map((cell) => ({
      ...cell,
      stages: [
        { stage: 'decompress', milliseconds: 6 },
        { stage: 'decode', milliseconds: 3 },
      ],
      wholeMilliseconds: 10,
    })),
    tracks: BOXES.map(([scenario, lat, lon], i) => ({
      scenario,
      returned: 2,
      tracks: [
        {
          callsign: `BAW${i}`,
          aircraftType: 'A320',
          altitude: 35_000,
          line: [lon - 0.4, lat - 0.3, lon + 0.4, lat + 0.3],
        },
        { callsign: `UAL${i}`, aircraftType: null, altitude: null, line: [lon - 0.4, lat + 0.2, lon + 0.3, lat + 0.2] },
      ],
    })),
  };
}
