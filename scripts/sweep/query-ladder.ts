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
const PLACES = 12;
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
  const specs = places.flatMap((place) => edges().map((km) => specWith(base, { ...place, km: `${km}x${km}` })));
  return counted(dataDir, specs);
}

/** The query that is varied. */
export function baseRung(dataDir: string, base: ReadonlyMap<string, string>): Rung {
  return counted(dataDir, [specWith(base, {})])[0] as Rung;
}

function counted(dataDir: string, specs: readonly string[]): Rung[] {
  const store = new Store(dataDir);
  try {
    return specs.map((spec) => {
      const counters = newCounters();
      candidateDays(store, customQuery(parseCustom(spec)), counters);
      return { spec, candidates: counters.candidates };
    });
  } finally {
    store.close();
  }
}

/** Whether a query of one size counts as one of the wanted. */
export function isNear(size: number, wanted: number): boolean {
  return size > 0 && distance(size, wanted) <= Math.log(NEAR);
}

function distance(size: number, wanted: number): number {
  return Math.abs(Math.log(size / wanted));
}

/**
 * For each wanted size one of the queries near it, none twice: the nearest, or the least unlike what is wanted otherwise.
 * @throws LabError BAD_OPTION where fewer than three sizes are near one that is wanted.
 */
export function nearestTo<T>(
  rungs: readonly T[],
  sizeOf: (rung: T) => number,
  wanted: readonly number[],
  unlike?: (rung: T) => number,
): T[] {
  const taken = wanted.flatMap((size) => {
    const order = unlike ?? ((rung: T) => distance(sizeOf(rung), size));
    const near = rungs.filter((rung) => isNear(sizeOf(rung), size));
    return near.sort((a, b) => order(a) - order(b)).slice(0, 1);
  });
  const found = [...new Map(taken.map((rung) => [sizeOf(rung), rung])).values()];
  if (found.length >= 3) return found.sort((a, b) => sizeOf(a) - sizeOf(b));
  const most = Math.max(0, ...rungs.map(sizeOf));
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
