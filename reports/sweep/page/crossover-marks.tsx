import type { EngineCrossover, SweepFindings } from '../../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { crossoverLine } from '../crossover-lines.ts';
import { type ChartScale, HEIGHT } from './chart-scale.ts';
import { crossingTime } from './crossing.ts';

/** Height of the row of a crossover, pixels. */
const ROW = 18;

/** In the chart: a line where engines cross, its interval as a band, and a ring at the time that both take. */
export function CrossoverMark({
  crossover,
  findings,
  scale,
}: {
  crossover: EngineCrossover;
  findings: SweepFindings;
  scale: ChartScale;
}) {
  const { at, interval } = crossover;
  const ms = crossingTime(findings, crossover);
  return (
    <g class="crossover">
      {interval !== null && (
        <rect
          class="band"
          x={scale.left(interval.low)}
          width={`${(scale.x.at(interval.high) - scale.x.at(interval.low)).toFixed(2)}%`}
          y="0"
          height={HEIGHT}
        />
      )}
      <line x1={scale.left(at)} x2={scale.left(at)} y1="0" y2={HEIGHT} />
      {ms !== null && <circle cx={scale.left(at)} cy={scale.top(ms)} r="9" />}
    </g>
  );
}

/** Below the chart, on its axis: a row a crossover, in words and with its interval as a whisker. */
export function CrossoverRows({
  crossovers,
  document,
  scale,
}: {
  crossovers: readonly EngineCrossover[];
  document: SweepDocument;
  scale: ChartScale;
}) {
  if (crossovers.length === 0) return null;
  return (
    <ul class="crossovers">
      {crossovers.map((crossover) => {
        const { at, interval, above, below } = crossover;
        const line = crossoverLine(crossover, document);
        return (
          <li key={`${above} ${below}`} data-tip={line}>
            {line}.
            <svg width="100%" height={ROW} aria-hidden="true">
              {interval !== null && (
                <g class="whisker">
                  <line x1={scale.left(interval.low)} x2={scale.left(interval.high)} y1="9" y2="9" />
                  <line x1={scale.left(interval.low)} x2={scale.left(interval.low)} y1="4" y2="14" />
                  <line x1={scale.left(interval.high)} x2={scale.left(interval.high)} y1="4" y2="14" />
                </g>
              )}
              <circle class="at" cx={scale.left(at)} cy="9" r="4" />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
