import type { FlightQuery } from '../engines/query/query.ts';
import { Random } from './random.ts';
import { recipeQuery } from './recipe.ts';
import type { StoreView } from './scenario.ts';

/** Edge of the largest box, kilometres. */
const MAX_KM = 20;

/** The i-th of an endless row of different queries, each a small box round a flight that the store has. */
export function smallBox({ anchors }: StoreView, seed: number, i: number): FlightQuery {
  const random = new Random(Math.imul(seed, 1_000_003) + i);
  const anchor = random.pick(anchors);
  const minutes = random.integer(1, 5);
  return recipeQuery(
    {
      minutes,
      ewKm: random.integer(1, MAX_KM),
      nsKm: random.integer(1, MAX_KM),
      temporal: 'intersects',
      spatial: random.chance(0.9) ? 'crosses' : 'within',
      filter: random.chance(0.5),
    },
    anchor,
    random.integer(Math.floor(anchor.start), Math.ceil(anchor.end)) - minutes * 30,
  );
}
