import { geoAlbersUsa, geoPath } from 'd3-geo';
import type { Atlas } from './atlas.ts';
import { boxOutline, middleOf } from './box-outline.ts';
import type { ScenarioView } from './model.ts';
import { bandClass, coarseLine } from './track-lines.ts';

/** The map's own units; it is drawn as wide as there is room. */
const [WIDTH, HEIGHT] = [960, 580];

/** Degrees that are less than a pixel of it. */
const UNSEEN = 0.05;

/** Decimals of the map's units. */
const DIGITS = 1;

/** The continental US with the place and box of every scenario, and the tracks of the chosen one. */
export function UsMap({
  atlas,
  scenarios,
  chosen,
}: {
  atlas: Atlas;
  scenarios: readonly ScenarioView[];
  chosen: string;
}) {
  const projection = geoAlbersUsa().fitExtent(
    [
      [8, 8],
      [WIDTH - 8, HEIGHT - 8],
    ],
    atlas.states,
  );
  const path = geoPath(projection).digits(DIGITS);
  const placed = scenarios.filter(({ box }) => box !== null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no element for a map of links
    <svg
      class="map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="group"
      aria-label="Map of the continental US with a link for each scenario"
    >
      <path class="land" d={path(atlas.land) ?? ''} />
      <path class="border" d={path(atlas.borders) ?? ''} />
      {scenarios.map(({ id, tracks }) => (
        <g key={id} class="tracks" data-panel={id} hidden={id !== chosen}>
          {tracks?.tracks.map((track, i) => (
            <path key={`${i}`} class={bandClass(track)} d={path(coarseLine(track, UNSEEN)) ?? ''} />
          ))}
        </g>
      ))}
      {placed.map(({ id, name, box }) => {
        if (box === null) return null;
        const at = projection(middleOf(box));
        return (
          <a key={id} href={`#${id}`} data-select={id} class="place" aria-label={name} data-tip={name}>
            <path class="box" d={path(boxOutline(box)) ?? ''} />
            {at !== null && <path class="camera" d={`M${at[0].toFixed(DIGITS)} ${at[1].toFixed(DIGITS)}h0`} />}
          </a>
        );
      })}
    </svg>
  );
}
