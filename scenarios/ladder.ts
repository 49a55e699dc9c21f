import type { FlightQuery } from '../engines/query/query.ts';
import { recipeQuery } from './recipe.ts';
import type { StoreView } from './scenario.ts';

/** Edges of the boxes, kilometres: from a runway to a continent. */
const EDGES_KM = [5, 50, 120, 250, 600, 1500, 5000];
/** Windows, minutes. */
const MINUTES = [20, 120, 600];

/** Boxes and windows of growing size round places where a store has flights: queries with few candidates, and with many. */
export function ladderQueries({ anchors }: StoreView): FlightQuery[] {
  return EDGES_KM.flatMap((km) =>
    MINUTES.flatMap((minutes) =>
      anchors.map((anchor) =>
        recipeQuery(
          { minutes, ewKm: km, nsKm: km, temporal: 'intersects', spatial: 'crosses', filter: true },
          anchor,
          Math.floor((anchor.start + anchor.end) / 2) - minutes * 30,
        ),
      ),
    ),
  );
}
