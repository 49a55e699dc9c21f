import type { Interval } from '../../harness/comparison/interval.ts';
import type { Axis } from './axis.ts';

/** An interval as a line with ends, at a height of its row. */
export function Whisker({ axis, interval, y }: { axis: Axis; interval: Interval; y: number }) {
  const [low, high] = [`${axis.at(interval.low)}%`, `${axis.at(interval.high)}%`];
  return (
    <g class="whisker">
      <line x1={low} x2={high} y1={y} y2={y} />
      <line x1={low} x2={low} y1={y - 5} y2={y + 5} />
      <line x1={high} x2={high} y1={y - 5} y2={y + 5} />
    </g>
  );
}
