import { type GeoProjection, geoMercator, geoPath } from 'd3-geo';
import { KM_PER_DEGREE } from '../../scenarios/camera-box.ts';
import { plural } from '../numbers.ts';
import type { Atlas } from './atlas.ts';
import { boxOutline, middleOf } from './box-outline.ts';
import type { ScenarioView } from './model.ts';
import { ALTITUDE_BANDS, bandClass, trackLine } from './track-lines.ts';

/** The map's own units. */
const [WIDTH, HEIGHT] = [960, 560];

/** Room round the box. */
const ROOM = 70;

/** Lengths that a scale bar may have, kilometres. */
const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The box of a scenario, its camera, and the tracks that came back, at the scale of the box. */
export function DetailMap({ atlas, view }: { atlas: Atlas; view: ScenarioView }) {
  const { box, tracks, scenario } = view;
  if (box === null) return null;
  const outline = boxOutline(box);
  const projection = geoMercator()
    .fitExtent(
      [
        [ROOM, ROOM],
        [WIDTH - ROOM, HEIGHT - ROOM],
      ],
      outline,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]);
  const path = geoPath(projection).digits(1);
  const [x, y] = projection(middleOf(box)) ?? [0, 0];
  return (
    <figure class="detail">
      <figcaption>{caption(view)}</figcaption>
      <svg
        class="map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Map of ${view.name}: ${caption(view)}`}
      >
        <path class="land" d={path(atlas.land) ?? ''} />
        <path class="border" d={path(atlas.borders) ?? ''} />
        <path class="box" d={path(outline) ?? ''} />
        <g class="tracks" data-tracks={scenario.name}>
          {tracks?.tracks.map((track, i) => (
            <path key={`${i}`} class={bandClass(track)} d={path(trackLine(track)) ?? ''} />
          ))}
        </g>
        <path class="camera" d={`M${x.toFixed(1)} ${y.toFixed(1)}h0`} />
        <ScaleBar projection={projection} latitude={middleOf(box)[1]} />
      </svg>
      {tracks !== null && tracks.tracks.length > 0 && (
        <ul class="legend">
          {ALTITUDE_BANDS.map(({ name }, i) => (
            <li key={name} class={`band-${i}`}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function caption({ tracks, scenario: { hits } }: ScenarioView): string {
  if (tracks === null) return 'The box of the query. This result was saved without tracks.';
  const shown = tracks.tracks.length;
  const some = shown < tracks.returned ? `${shown} of ${plural(tracks.returned, 'track')}` : plural(shown, 'track');
  const empty = hits !== null && hits > tracks.returned ? `; ${hits - tracks.returned} kept no point` : '';
  return `The box of the query and ${some} that came back, simplified, by median altitude${empty}.`;
}

/** A bar of a round number of kilometres, true at the middle of the map. */
function ScaleBar({ projection, latitude }: { projection: GeoProjection; latitude: number }) {
  const [[left], [right]] = [projection([0, latitude]) ?? [0], projection([1, latitude]) ?? [0]];
  const perKm = Math.abs((right as number) - (left as number)) / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  const km = LENGTHS.filter((length) => length * perKm <= WIDTH / 5).at(-1) ?? 1;
  const end = WIDTH - 16;
  return (
    <g class="scale">
      <path d={`M${end} ${HEIGHT - 22}v6H${(end - km * perKm).toFixed(1)}v-6`} />
      <text x={end} y={HEIGHT - 28}>
        {km} km
      </text>
    </g>
  );
}
