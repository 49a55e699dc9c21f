import { candidateDays } from '../../engines/candidate-days.ts';
import { newCounters } from '../../engines/engine.ts';
import { LabError } from '../../engines/errors.ts';
import { formatInstant } from '../../engines/query/instant.ts';
import { anchorsOf } from '../../engines/store/anchors.ts';
import { Store } from '../../engines/store/store.ts';
import { customQuery, parseCustom } from '../../scenarios/custom.ts';
import { specWith } from '../../scenarios/custom-spec.ts';
import { parseWindow } from '../../scenarios/custom-values.ts';

/** Places where the store has flights that boxes are drawn round, besides the one that is given. */
const PLACES = 6;
/** Smallest and greatest edge of a box in kilometres, and the factor from one to the next. */
const EDGES = { from: 3, to: 4_000, factor: 1.3 };
/** A query counts as one of a wanted size where it is off by no more than this factor. */
const NEAR = 1.25;

/** A query that was counted. */
export interface Rung {
  readonly spec: string;
  readonly candidates: number;
}

/**
 * Growing boxes round the given place and others where the store has flights, each with a window of the given length,
 * and how many candidates each meets: one query of the R-tree each.
 */
export function queryLadder(dataDir: string, base: ReadonlyMap<string, string>): Rung[] {
  const [t1, t2] = parseWindow(base.get('window') as string);
  const places = [
    {},
    ...anchorsOf(dataDir, PLACES).map(({ lat, lon, start, end }) => ({
      camera: `${lat.toFixed(4)},${lon.toFixed(4)}`,
      window: `${formatInstant(Math.floor((start + end - (t2 - t1)) / 2))}/${t2 - t1}s`,
    })),
  ];
  const store = new Store(dataDir);
  try {
    return places.flatMap((place) =>
      edges().map((km) => {
        const spec = specWith(base, { ...place, km: `${km}x${km}` });
        const counters = newCounters();
        candidateDays(store, customQuery(parseCustom(spec)), counters);
        return { spec, candidates: counters.candidates };
      }),
    );
  } finally {
    store.close();
  }
}

/**
 * For each wanted size the nearest of some queries, none twice.
 * @throws LabError BAD_OPTION where fewer than three sizes are near one that is wanted.
 */
export function nearestTo<T>(rungs: readonly T[], sizeOf: (rung: T) => number, wanted: readonly number[]): T[] {
  const distance = (rung: T, size: number) => Math.abs(Math.log(sizeOf(rung) / size));
  const sized = rungs.filter((rung) => sizeOf(rung) > 0);
  const taken = wanted.flatMap((size) => {
    const [first] = [...sized].sort((a, b) => distance(a, size) - distance(b, size));
    return first === undefined || distance(first, size) > Math.log(NEAR) ? [] : [first];
  });
  const found = [...new Map(taken.map((rung) => [sizeOf(rung), rung])).values()];
  if (found.length >= 3) return found.sort((a, b) => sizeOf(a) - sizeOf(b));
  const most = Math.max(0, ...sized.map(sizeOf));
  throw new LabError(
    'BAD_OPTION',
    `a growth needs three sizes, and the store has queries near ${found.length} of ${wanted.join(', ')} ` +
      `(the largest has ${most}): give other --steps, or a larger store`,
  );
}

function edges(): number[] {
  const all: number[] = [];
  for (let km = EDGES.from; km <= EDGES.to; km *= EDGES.factor) all.push(Number(km.toPrecision(3)));
  return all;
}
