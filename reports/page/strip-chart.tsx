import { type BenchCell, samplesOf } from '../../harness/document.ts';
import { summarize } from '../../harness/stats.ts';
import { milliseconds } from '../numbers.ts';
import { type Axis, logAxis } from './axis.ts';
import { AxisLabels, GridLines } from './axis-row.tsx';
import type { ScenarioView } from './model.ts';
import { Name } from './name.tsx';

/** Pixels of a lane of samples, one a process. */
const LANE = 5;

/** The least height of a row, pixels. */
const LEAST_HEIGHT = 24;

/** Every sample of a scenario as a dot, a row an engine and a lane a process, on a logarithmic axis. */
export function StripChart({ view, rounds }: { view: ScenarioView; rounds: number }) {
  const axis = logAxis(view.cells.flatMap(samplesOf));
  return (
    <figure>
      <figcaption>
        Every timed call, in milliseconds; {rounds > 1 ? 'a line of dots is one process. ' : ''}The mark is the median.
      </figcaption>
      <table class="chart strips">
        <caption class="hidden">Median, minimum and 90th percentile of every engine on {view.name}</caption>
        <colgroup>
          <col class="col-name" />
          <col />
          <col class="col-figure" />
          <col class="col-wide wide" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">engine</th>
            <td data-domain={axis.domain.join(' ')}>
              <AxisLabels axis={axis} label={(tick) => String(+tick.toPrecision(2))} />
            </td>
            <th scope="col" class="number">
              median ms
            </th>
            <th scope="col" class="wide number">
              min – p90
            </th>
          </tr>
        </thead>
        <tbody>
          {view.cells.map((cell) => (
            <Strip key={cell.engine} cell={cell} axis={axis} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Strip({ cell, axis }: { cell: BenchCell; axis: Axis }) {
  const { min, median, p90 } = summarize(samplesOf(cell));
  const height = Math.max(LEAST_HEIGHT, cell.rounds.length * LANE + 8);
  const top = (height - (cell.rounds.length - 1) * LANE) / 2;
  const dots = cell.rounds.map(({ samples }, lane) =>
    laneOfDots(
      samples.map((sample) => Math.round(10 * axis.at(sample))),
      top + lane * LANE,
    ),
  );
  return (
    <tr data-engine={cell.engine} data-scenario={cell.scenario}>
      <th scope="row">
        <Name text={cell.engine} />
      </th>
      <td class="plot">
        <svg width="100%" height={height} aria-hidden="true">
          <GridLines axis={axis} />
          <line class="median" x1={`${axis.at(median)}%`} x2={`${axis.at(median)}%`} y1="3" y2={height - 3} />
          <svg
            width="100%"
            height={height}
            viewBox={`0 0 1000 ${height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path class="dots" d={dots.join('')} />
          </svg>
        </svg>
      </td>
      <td class="number">
        <strong>{milliseconds(median)}</strong>
      </td>
      <td class="wide number">
        {milliseconds(min)} – {milliseconds(p90)}
      </td>
    </tr>
  );
}

/** Dots at some x of one height, as lines of no length with round ends: they stay round whatever the width. */
function laneOfDots(places: readonly number[], y: number): string {
  const [first = 0, ...others] = [...places].sort((a, b) => a - b);
  let at = first;
  let path = `M${first} ${y}h0`;
  // From dot to dot, which is shorter than where each is.
  for (const x of others) {
    path += `m${x - at} 0h0`;
    at = x;
  }
  return path;
}
