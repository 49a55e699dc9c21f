import { type EngineFigures, isPaired } from '../bench/figures.ts';
import { range } from '../bench/range.ts';
import { milliseconds, plural, share, times } from '../numbers.ts';
import { type Axis, logAxis, span } from './axis.ts';
import { AxisLabels, GridLines } from './axis-row.tsx';
import type { PageModel } from './model.ts';
import { Name } from './name.tsx';
import { VerdictBadge } from './verdict-badge.tsx';
import { Whisker } from './whisker.tsx';

/** Height of a bar's row, pixels. */
const HEIGHT = 30;

/** A bar an engine from 1× to its speed-up, with the interval over process pairs, on a logarithmic axis. */
export function SpeedupChart({ figures, ranked, document }: PageModel) {
  const { baseline, scenarios } = figures;
  const { floor } = document.configuration;
  const rows = ranked.filter(({ speedup }) => speedup !== null);
  if (rows.length === 0) return null;
  const ends = rows.flatMap(({ speedup, comparison }) => {
    const interval = comparison?.speedup.interval;
    return [speedup ?? 1, ...(interval ? [interval.low, interval.high] : [])];
  });
  const axis = logAxis([...ends, 1 + floor, 1 / (1 + floor)]);
  return (
    <section id="speedups" aria-labelledby="speedups-title">
      <h2 id="speedups-title">Speed-up over {baseline}</h2>
      <p class="lead">
        Geometric mean over {plural(scenarios.length, 'scenario')} with candidates; the axis is logarithmic.{' '}
        {isPaired(figures)
          ? 'Whiskers are 95 % intervals over pairs of fresh processes.'
          : 'One process an engine: no interval can be given.'}{' '}
        The band is the floor of {share(floor)}, inside which engines count as the same.
      </p>
      <table class="chart">
        <caption class="hidden">Speed-up of every engine over {baseline}, with interval and verdict</caption>
        <colgroup>
          <col class="col-name" />
          <col />
          <col class="col-figures" />
          <col class="col-wide wide" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">engine</th>
            <td>
              <AxisLabels axis={axis} label={(tick) => `${+tick.toPrecision(2)}×`} />
            </td>
            <th scope="col" class="number">
              speed-up
            </th>
            <th scope="col" class="wide number">
              median pass
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.engine} row={row} axis={axis} floor={floor} baseline={baseline} paired={isPaired(figures)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  row: EngineFigures;
  axis: Axis;
  floor: number;
  baseline: string | null;
  /** Whether there are verdicts to show. */
  paired: boolean;
}

function Row({ row, axis, floor, baseline, paired }: RowProps) {
  const { engine, speedup, comparison, median } = row;
  const value = speedup ?? 1;
  const interval = comparison?.speedup.interval ?? null;
  // What has no interval has no verdict either: it is drawn paler.
  const verdict = engine === baseline ? 'baseline' : (comparison?.verdict ?? 'inconclusive');
  const tip = `${engine}: ${times(value)} as fast as ${baseline}${interval === null ? '' : `, 95 % interval ${range(interval)}`}`;
  return (
    <tr data-tip={tip}>
      <th scope="row">
        <Name text={engine} />
      </th>
      <td class="plot">
        <svg width="100%" height={HEIGHT} aria-hidden="true">
          <rect class="floor" {...span(axis, 1 / (1 + floor), 1 + floor)} y="0" height="100%" />
          <GridLines axis={axis} />
          <rect
            class={`bar ${interval === null && engine !== baseline ? 'unsure' : verdict}`}
            {...span(axis, Math.min(1, value), Math.max(1, value))}
            y="7"
            height="16"
            rx="2"
          />
          {interval !== null && <Whisker axis={axis} interval={interval} y={15} />}
          <line class="one" x1={`${axis.at(1)}%`} x2={`${axis.at(1)}%`} y1="0" y2="100%" />
        </svg>
      </td>
      <td class="number">
        <strong>{times(value)}</strong> {interval !== null && <small>{range(interval)}</small>}{' '}
        {paired && <VerdictBadge verdict={verdict} />}
      </td>
      <td class="wide number">{milliseconds(median)} ms</td>
    </tr>
  );
}
