import type { SweepFindings } from '../../../harness/sweep/findings.ts';
import type { Growth } from '../../../harness/sweep/growth.ts';
import { type Axis, logAxis } from '../../page/axis.ts';

/** Height of the chart, pixels. */
export const HEIGHT = 360;

/** Both logarithmic axes of a sweep: the swept quantity from left to right, milliseconds from below. */
export interface ChartScale {
  readonly x: Axis;
  readonly y: Axis;
  /** Share of the width, such as `12.5%`. */
  left(value: number): string;
  /** Pixels from the top. */
  top(milliseconds: number): number;
}

/** Axes that hold every step, interval and fitted line. */
export function chartScale(values: readonly number[], { engines }: SweepFindings): ChartScale {
  const x = logAxis(values);
  const y = logAxis(
    engines.flatMap(({ times, growth }) => [
      ...times.flatMap(({ ms, interval }) => [ms, ...(interval === null ? [] : [interval.low, interval.high])]),
      ...(growth === null ? [] : times.map(({ value }) => fitted(growth, value))),
    ]),
  );
  return {
    x,
    y,
    left: (value) => `${x.at(value)}%`,
    top: (milliseconds) => Number((HEIGHT * (1 - y.at(milliseconds) / 100)).toFixed(1)),
  };
}

/** Milliseconds of the fitted line at a value. */
export function fitted({ factor, exponent }: Growth, value: number): number {
  return factor * value ** exponent;
}
