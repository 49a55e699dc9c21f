import type { Format } from '../../engines/codec/formats.ts';
import { openEngine } from '../../engines/registry.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';
import { count } from '../../reports/numbers.ts';
import { customQuery, customScenario, parseCustom } from '../../scenarios/custom.ts';
import { loadReader } from '../migrate/convert-codecs.ts';
import type { Axis } from './axis.ts';
import { nearestTo, queryLadder } from './query-ladder.ts';

/** Queries with more candidates than this are not asked how many points they return. */
const MOST_CANDIDATES = 8_192;

export const points: Axis = {
  description: 'the points that are returned: growing boxes round several places',
  unit: 'points',
  steps: () => [64, 256, 1024, 4096, 16_384, 65_536],
  whole: true,
  most: 1_000_000_000,
  plan: async ({ base, steps, stores, onProgress, signal }) => {
    const [format, dataDir] = [...stores].at(-1) as [Format, string];
    const ladder = queryLadder(dataDir, base).filter((rung) => rung.candidates <= MOST_CANDIDATES);
    const engine = await openEngine(`scan/${(await loadReader(format)).name}`, { dataDir, workers: 1 });
    const rungs: { readonly spec: string; readonly points: number }[] = [];
    try {
      for (const [i, { spec }] of ladder.entries()) {
        throwIfInterrupted(signal);
        const result = await engine.query(customQuery(parseCustom(spec)));
        rungs.push({ spec, points: result.reduce((sum, trajectory) => sum + trajectory.points.length, 0) });
        onProgress(i + 1, ladder.length, 'count points');
      }
    } finally {
      await engine.close();
    }
    return nearestTo(rungs, (rung) => rung.points, steps).map((rung) => ({
      value: rung.points,
      label: `${count(rung.points)} points`,
      scenario: customScenario(rung.spec, `points/${rung.points}`),
    }));
  },
};
