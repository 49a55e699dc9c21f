import type { EngineSweep } from '../../../harness/sweep/findings.ts';
import type { SweepStep } from '../../../harness/sweep/sweep-document.ts';
import { type ChartScale, fitted } from './chart-scale.ts';
import { Marker, seriesClass } from './marker.tsx';
import { timeText } from './time-text.ts';

/** Pixels between the marks of two engines at the same step, and the most of all together: they must not hide each other. */
const APART = 5;
const MOST_APART = 20;

interface Props {
  engine: EngineSweep;
  /** Its place among the engines. */
  series: number;
  /** How many engines there are. */
  among: number;
  steps: readonly SweepStep[];
  scale: ChartScale;
}

/** One engine: its fitted line, and a mark a step with the interval over processes. */
export function Series({ engine, series, among, steps, scale }: Props) {
  const apart = Math.min(APART, MOST_APART / among) * (series - (among - 1) / 2);
  const { times, growth } = engine;
  const [first, last] = [times[0]?.value, times.at(-1)?.value];
  return (
    <g class={`series ${seriesClass(series)}`} data-series={series}>
      {growth !== null && first !== undefined && last !== undefined && (
        <line
          class="fit"
          x1={scale.left(first)}
          x2={scale.left(last)}
          y1={scale.top(fitted(growth, first))}
          y2={scale.top(fitted(growth, last))}
        />
      )}
      {times.map((time, i) => {
        const label = steps.find(({ value }) => value === time.value)?.label ?? String(time.value);
        const text = `${engine.engine}, ${label}: ${timeText(time)}`;
        return (
          <g key={time.value} transform={`translate(${apart.toFixed(1)} 0)`}>
            {time.interval !== null && (
              <line
                class="spread"
                x1={scale.left(time.value)}
                x2={scale.left(time.value)}
                y1={scale.top(time.interval.low)}
                y2={scale.top(time.interval.high)}
              />
            )}
            {/* A drawing of one pixel, out of which the mark reaches: it stands at a share of the width. */}
            <svg
              class="point"
              x={scale.left(time.value)}
              y={scale.top(time.ms)}
              width="1"
              height="1"
              role="img"
              tabIndex={series === 0 && i === 0 ? 0 : -1}
              aria-label={text}
              data-tip={text}
              data-step={i}
            >
              <Marker series={series} />
            </svg>
          </g>
        );
      })}
    </g>
  );
}
