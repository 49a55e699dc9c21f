import type { Format } from '../../engines/codec/formats.ts';
import { loadReader } from '../../engines/codec/registry.ts';
import { openEngine } from '../../engines/registry.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';
import { customQuery, parseCustom } from '../../scenarios/custom.ts';
import type { SweepContext } from './axis.ts';
import type { Rung } from './query-ladder.ts';

/** A query and what it returns. */
export interface CountedRung extends Rung {
  readonly hits: number;
  readonly points: number;
}

/** Asks queries what they return. @throws LabError INTERRUPTED. */
export async function countRungs(
  ladder: readonly Rung[],
  { stores, onProgress, signal }: Pick<SweepContext, 'stores' | 'onProgress' | 'signal'>,
): Promise<CountedRung[]> {
  const [format, dataDir] = [...stores].at(-1) as [Format, string];
  const engine = await openEngine(`scan/${(await loadReader(format)).name}`, { dataDir, workers: 1 });
  const counted: CountedRung[] = [];
  try {
    for (const [i, rung] of ladder.entries()) {
      throwIfInterrupted(signal);
      const result = await engine.query(customQuery(parseCustom(rung.spec)));
      const points = result.reduce((sum, trajectory) => sum + trajectory.points.length, 0);
      counted.push({ ...rung, hits: result.length, points });
      onProgress(i + 1, ladder.length, 'count what queries return');
    }
  } finally {
    await engine.close();
  }
  return counted;
}
