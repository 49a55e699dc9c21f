import type { Ratio } from '../../../harness/gate/gate-judgement.ts';
import { type Axis, logAxis, span } from '../../page/axis.ts';
import { AxisLabels, GridLines } from '../../page/axis-row.tsx';
import { Name } from '../../page/name.tsx';
import { VerdictBadge } from '../../page/verdict-badge.tsx';
import { Whisker } from '../../page/whisker.tsx';
import { intervalText, ratioNumber } from '../cell-rows.ts';

/** Height of a row, pixels. */
const HEIGHT = 30;

/** A ratio of times against its floor. */
export interface RatioRow {
  readonly name: string;
  readonly ratio: Ratio | null;
  /** A share. */
  readonly floor: number;
  /** A word on its colour, and the colour of the bar. */
  readonly verdict: string;
  /** What is said of the row where the pointer is. */
  readonly tip: string;
}

export interface RatioGroup {
  /** Heading above its rows; empty for none. */
  readonly title: string;
  readonly rows: readonly RatioRow[];
}

interface Props {
  caption: string;
  /** What the first column names. */
  of: string;
  groups: readonly RatioGroup[];
}

/** Bars from 1 to ratios of times with their intervals, and the band of the floor behind, on one logarithmic axis. */
export function RatioTable({ caption, of, groups }: Props) {
  const axis = axisOf(groups.flatMap(({ rows }) => rows));
  return (
    <table class="chart ratios">
      <caption class="hidden">{caption}</caption>
      <colgroup>
        <col class="col-name" />
        <col />
        <col class="col-figures" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <td>
            <AxisLabels axis={axis} label={(tick) => `${+tick.toPrecision(3)}`} />
          </td>
          <th scope="col" class="number">
            ratio of times
          </th>
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          {title !== '' && (
            <tr>
              <th scope="rowgroup" colSpan={3} class="group">
                {title}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.name} row={row} axis={axis} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** An axis that holds all ratios, their intervals and floors. */
function axisOf(rows: readonly RatioRow[]): Axis {
  const ends = rows.flatMap(({ ratio, floor }) => [
    ...[1 + floor, 1 / (1 + floor)],
    ...(ratio === null ? [] : [ratio.estimate, ratio.interval?.low ?? 1, ratio.interval?.high ?? 1]),
  ]);
  return logAxis(ends);
}

function Row({ row: { name, ratio, floor, verdict, tip }, axis }: { row: RatioRow; axis: Axis }) {
  const value = ratio?.estimate ?? 1;
  const interval = ratio?.interval ?? null;
  return (
    <tr data-tip={tip}>
      <th scope="row">
        <Name text={name} />
      </th>
      <td class="plot">
        <svg width="100%" height={HEIGHT} aria-hidden="true">
          <rect class="floor" {...span(axis, 1 / (1 + floor), 1 + floor)} y="0" height="100%" />
          <GridLines axis={axis} />
          {ratio !== null && (
            <rect class={`bar ${verdict}`} {...span(axis, Math.min(1, value), Math.max(1, value))} y="7" height="16" />
          )}
          {interval !== null && <Whisker axis={axis} interval={interval} y={15} />}
          <line class="one" x1={`${axis.at(1)}%`} x2={`${axis.at(1)}%`} y1="0" y2="100%" />
        </svg>
      </td>
      <td class="number">
        <strong>{ratioNumber(ratio)}</strong> {interval !== null && <small>{intervalText(ratio)}</small>}{' '}
        <VerdictBadge verdict={verdict} />
      </td>
    </tr>
  );
}
