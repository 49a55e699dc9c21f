import type { BenchCell } from '../../harness/document.ts';
import { milliseconds, percent } from '../numbers.ts';
import { type Axis, linearAxis } from './axis.ts';
import { AxisLabels, GridLines } from './axis-row.tsx';
import type { ScenarioView } from './model.ts';
import { Name } from './name.tsx';

interface Part {
  readonly stage: string;
  readonly from: number;
  readonly milliseconds: number;
}

interface Bar {
  readonly engine: string;
  readonly whole: number;
  readonly parts: readonly Part[];
}

/** Colours that there are in the style sheet; stages beyond share them. */
const COLOURS = 8;

/** What no stage accounts for. */
const REST = 'other';

/** Where the time goes: a stacked bar an engine. Nothing where no cell has stages. */
export function StageChart({ view }: { view: ScenarioView }) {
  const bars = view.cells.flatMap(barOf);
  if (bars.length === 0) return null;
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ stage }) => stage)))].filter((n) => n !== REST);
  const axis = linearAxis(Math.max(...bars.map(({ whole }) => whole)));
  const classOf = (stage: string) => (stage === REST ? 'stage-rest' : `stage-${names.indexOf(stage) % COLOURS}`);
  return (
    <figure class="stages">
      <figcaption>Where the time goes, in milliseconds, from an instrumented pass of its own.</figcaption>
      <ul class="legend">
        {[...names, REST].map((stage) => (
          <li key={stage} class={classOf(stage)}>
            {stage}
          </li>
        ))}
      </ul>
      <table class="chart">
        <caption class="hidden">Shares of the stages of every engine on {view.name}</caption>
        <colgroup>
          <col class="col-name" />
          <col />
          <col class="col-figures" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">engine</th>
            <td>
              <AxisLabels axis={axis} label={(tick) => String(tick)} />
            </td>
            <th scope="col">largest stages</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.engine}>
              <th scope="row">
                <Name text={bar.engine} />
              </th>
              <td class="plot">
                <StageBar bar={bar} axis={axis} classOf={classOf} />
              </td>
              <td>
                <small>{largest(bar)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function StageBar({ bar, axis, classOf }: { bar: Bar; axis: Axis; classOf: (stage: string) => string }) {
  return (
    <svg width="100%" height="24" aria-hidden="true">
      <GridLines axis={axis} />
      {bar.parts.map(({ stage, from, milliseconds: own }) => (
        <rect
          key={stage}
          class={classOf(stage)}
          x={`${axis.at(from)}%`}
          width={`${axis.at(own)}%`}
          y="4"
          height="16"
          data-tip={`${bar.engine}, ${stage}: ${milliseconds(own)} ms, ${percent(own, bar.whole)}`}
        />
      ))}
    </svg>
  );
}

function barOf(cell: BenchCell): Bar[] {
  const { engine, stages, wholeMilliseconds } = cell;
  if (stages === undefined || stages.length === 0) return [];
  const parts: Part[] = [];
  let from = 0;
  for (const { stage, milliseconds: own } of stages) {
    parts.push({ stage, from, milliseconds: own });
    from += own;
  }
  const whole = Math.max(wholeMilliseconds ?? from, from);
  // A sum of shares misses the whole by a rounding error.
  if (whole - from > 1e-9 * whole) parts.push({ stage: REST, from, milliseconds: whole - from });
  return [{ engine, whole, parts }];
}

/** The stages that matter, for those who do not see the bar. */
function largest({ parts, whole }: Bar): string {
  return [...parts]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 3)
    .map(({ stage, milliseconds: own }) => `${stage} ${percent(own, whole)}`)
    .join(', ');
}
