import type { Counters } from './engine.ts';
import { PackedPoints } from './format/packed-points.ts';
import { type PointTest, pointTest } from './query/predicate.ts';
import type { FlightQuery } from './query/query.ts';
import type { Hit } from './read-path.ts';
import type { Share } from './share-out.ts';
import { seam, staged } from './stages/seams.ts';
import { candidateIds } from './store/candidates.ts';
import type { DayFile } from './store/day-file.ts';
import { idsWhere } from './store/rows.ts';
import { indexWhere, metadataWhere } from './store/where.ts';
import { searchZones, type ZoneMatch } from './store/zones/search.ts';
import type { ZoneCache } from './store/zones/zone-cache.ts';
import type { ZoneIndex } from './store/zones/zone-index.ts';
import { zoneQuery, zonesServe } from './store/zones/zone-query.ts';

/** Points of a hit that keeps none. */
export const NO_POINTS = new PackedPoints(new Uint8Array(2));

/** What a day-file's indexes say of a query. */
export interface ZoneChoice {
  /** Null where the file has no finer index, or the query asks nothing that it knows. */
  readonly index: ZoneIndex | null;
  /** Version of the file that all this is said of, as `DayFile.version` tells it. */
  readonly version: unknown;
  /** Hits that keep no point: nothing of them need be read. */
  readonly known: readonly ZoneMatch[];
  /** Trajectories whose points must be read, in the order of their ids. */
  readonly unread: readonly ZoneMatch[];
  /** Candidates of the R-tree that the finer index does not speak for, ascending. */
  readonly others: readonly number[];
}

/** Asks the finer index of a day-file, and the R-tree for what that cannot answer. */
export let chooseByZones = choose;
seam((clock) => {
  chooseByZones = staged(clock, 'index', choose);
});

function choose(zones: ZoneCache, dayFile: DayFile, query: FlightQuery, counters: Counters): ZoneChoice {
  const test = pointTest(query);
  const version = dayFile.version();
  const index = zonesServe(test) ? zones.of(dayFile, version) : null;
  const others = index?.hasIrregular === false ? [] : candidateIds(dayFile, indexWhere(query));
  if (index === null) {
    counters.candidates += others.length;
    return { index, version, known: [], unread: [], others };
  }
  const irregular = others.filter((id) => index.isIrregular(id));
  const matches = searchZones(index, zoneQuery(query, test));
  counters.candidates += matches.length + irregular.length;
  const known: ZoneMatch[] = [];
  const unread: ZoneMatch[] = [];
  for (const match of withMetadata(matches, dayFile, query)) (needsPoints(match, test) ? unread : known).push(match);
  return { index, version, known, unread: index.byId(unread), others: irregular };
}

/** Ids of all rows that must be read, ascending. */
export function idsToRead({ unread, others }: ZoneChoice): readonly number[] {
  const ids = unread.map(({ id }) => id);
  return others.length === 0 ? ids : [...ids, ...others].sort((a, b) => a - b);
}

/** The metadata of the rows that are to be read; null where the index does not know all of them. */
export function unreadRows({ index, unread, others }: ZoneChoice): ((id: number) => Hit['row']) | null {
  if (index === null || others.length > 0) return null;
  const ordinals = new Map(unread.map(({ id, ordinal }) => [id, ordinal]));
  return (id) => index.row(ordinals.get(id) as number);
}

/** What workers need of a choice, and what they need not be asked. */
export function shareOf(choice: ZoneChoice): Share {
  return { ids: idsToRead(choice), hits: knownHits(choice), rowOf: unreadRows(choice) };
}

/** The hits that need no reading. */
export let knownHits = hitsOf;
seam((clock) => {
  knownHits = staged(clock, 'materialise', hitsOf);
});

function hitsOf({ index, known }: ZoneChoice): Hit[] {
  return index === null ? [] : known.map(({ ordinal }) => ({ row: index.row(ordinal), points: NO_POINTS }));
}

function withMetadata(matches: readonly ZoneMatch[], dayFile: DayFile, query: FlightQuery): readonly ZoneMatch[] {
  const where = metadataWhere(query);
  if (where.sql === '') return matches;
  const ids = matches.map(({ id }) => id);
  const kept = new Set(idsWhere(dayFile, ids, where));
  return matches.filter(({ id }) => kept.has(id));
}

/** Whether the row must be read: to return points, or to know whether one lies in the box. */
function needsPoints({ proven, inWindow }: ZoneMatch, test: PointTest): boolean {
  return !test.filter || !proven || inWindow.length > 0;
}
