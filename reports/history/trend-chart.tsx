import type { Trend } from '../../harness/history/trends.ts';
import { milliseconds, plural } from '../numbers.ts';
import { logAxis } from '../page/axis.ts';
import { changesOf, runName } from './changes.ts';

/** Height of a chart, pixels. */
const HEIGHT = 150;

/** One engine over the runs: a dot a run, the levels as lines, a mark where a level begins. Time in milliseconds, logarithmic. */
export function TrendChart({ trend }: { trend: Trend }) {
  const { engine, points, levels } = trend;
  const axis = logAxis(points.map((point) => point.milliseconds));
  const x = (index: number) => Number((100 * ((index + 0.5) / points.length)).toFixed(2));
  const y = (value: number) => Number((HEIGHT * (1 - axis.at(value) / 100)).toFixed(1));
  const changes = changesOf(trend);
  const ends = `${milliseconds(points[0]?.milliseconds ?? 0)} ms at first, ${milliseconds(points.at(-1)?.milliseconds ?? 0)} ms at last`;
  return (
    <figure class="trend">
      <figcaption>
        <strong>{engine}</strong>: {plural(points.length, 'run')}, {ends}
      </figcaption>
      <div class="plot-row">
        <svg class="ticks" width="48" height={HEIGHT} aria-hidden="true">
          {axis.ticks.map((tick) => (
            <text key={tick} x="44" y={y(tick) + 4}>
              {+tick.toPrecision(3)}
            </text>
          ))}
        </svg>
        <svg
          width="100%"
          height={HEIGHT}
          role="img"
          aria-label={`Trend of ${engine}: ${ends}; ${plural(changes.length, 'change')}`}
        >
          {axis.ticks.map((tick) => (
            <line key={tick} class="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          ))}
          {levels.map(({ start, end, middle }) => (
            <line
              key={start}
              class="median"
              x1={`${x(start - 0.5)}%`}
              x2={`${x(end - 0.5)}%`}
              y1={y(Math.exp(middle))}
              y2={y(Math.exp(middle))}
            />
          ))}
          {changes.map(({ index }) => (
            <line key={index} class="change" x1={`${x(index - 0.5)}%`} x2={`${x(index - 0.5)}%`} y1="0" y2={HEIGHT} />
          ))}
          {points.map((point, i) => (
            <circle
              key={`${i}`}
              class="dot"
              cx={`${x(i)}%`}
              cy={y(point.milliseconds)}
              r="4"
              data-tip={`${runName(point)}, ${point.createdAt.slice(0, 10)}: ${milliseconds(point.milliseconds)} ms`}
            />
          ))}
        </svg>
      </div>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ since, text, index }) => (
            <li key={index}>
              since {runName(since)}: {text}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
