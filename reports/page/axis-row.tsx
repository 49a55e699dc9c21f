import type { Axis } from './axis.ts';

/** Labels of an axis, at the head of the column that the charts stand in. */
export function AxisLabels({ axis, label }: { axis: Axis; label: (value: number) => string }) {
  return (
    <svg class="axis" width="100%" height="18" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <text key={tick} x={`${axis.at(tick)}%`} y="13">
          {label(tick)}
        </text>
      ))}
    </svg>
  );
}

/** Lines of an axis behind the chart of one row; they join those of the rows above and below. */
export function GridLines({ axis }: { axis: Axis }) {
  const lines = axis.ticks.map((tick) => `M${axis.at(tick)} 0v1`).join('');
  return (
    <svg width="100%" height="100%" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <path class="grid" d={lines} />
    </svg>
  );
}
