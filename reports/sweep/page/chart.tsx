import type { SweepFindings } from '../../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { plural } from '../../numbers.ts';
import { AxisLabels } from '../../page/axis-row.tsx';
import { Name } from '../../page/name.tsx';
import { chartScale, HEIGHT } from './chart-scale.ts';
import { CrossoverMark, CrossoverRows } from './crossover-marks.tsx';
import { Marker } from './marker.tsx';
import { Series } from './series.tsx';
import { growthText } from './time-text.ts';

/** Width of the labels of the time axis, pixels. */
const MARGIN = 48;

interface Props {
  document: SweepDocument;
  findings: SweepFindings;
  /** Prefix of the chart's ids. */
  id: string;
}

/** Time over the swept quantity, both axes logarithmic: growth is a straight line whose slope is the exponent. */
export function SweepChart({ document, findings, id }: Props) {
  const { steps, over, unit } = document;
  const { engines, crossovers } = findings;
  const scale = chartScale(
    steps.map(({ value }) => value),
    findings,
  );
  const { x, y } = scale;
  return (
    <figure class="sweep">
      <figcaption>
        Milliseconds of a query over {unit}; both axes are logarithmic. A mark is the median over processes, its line
        the 95 % interval; dashes are the fitted line, whose slope is the exponent.
        {crossovers.length > 0 && ' A ring is where two engines take as long, the band its 95 % interval.'} The arrow
        keys go from mark to mark.
      </figcaption>
      <ul class="legend keys">
        {engines.map((engine, series) => (
          <li key={engine.engine}>
            <button type="button" data-toggle={series} aria-pressed="true">
              <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                <Marker series={series} />
              </svg>
              <Name text={engine.engine} />
              <small>{growthText(engine)}</small>
            </button>
          </li>
        ))}
      </ul>
      <div class="plot-row">
        <svg class="ticks" width={MARGIN} height={HEIGHT} aria-hidden="true">
          {y.ticks.map((tick) => (
            <text key={tick} x={MARGIN - 6} y={scale.top(tick) + 4}>
              {+tick.toPrecision(3)}
            </text>
          ))}
        </svg>
        {/* biome-ignore lint/a11y/useSemanticElements: HTML has no element for a chart of marks */}
        <svg
          class="log-log"
          width="100%"
          height={HEIGHT}
          role="group"
          aria-labelledby={`${id}-chart`}
          aria-describedby={`${id}-about`}
        >
          <title id={`${id}-chart`}>
            Time over {over}: {plural(engines.length, 'engine')}, {plural(steps.length, 'step')}
          </title>
          <desc id={`${id}-about`}>{engines.map((own) => `${own.engine}: ${growthText(own)}`).join('; ')}</desc>
          {y.ticks.map((tick) => (
            <line key={`y${tick}`} class="grid" x1="0" x2="100%" y1={scale.top(tick)} y2={scale.top(tick)} />
          ))}
          {x.ticks.map((tick) => (
            <line key={`x${tick}`} class="grid" x1={scale.left(tick)} x2={scale.left(tick)} y1="0" y2={HEIGHT} />
          ))}
          {crossovers.map((crossover) => (
            <CrossoverMark
              key={`${crossover.above} ${crossover.below}`}
              crossover={crossover}
              findings={findings}
              scale={scale}
            />
          ))}
          {engines.map((engine, series) => (
            <Series
              key={engine.engine}
              engine={engine}
              series={series}
              among={engines.length}
              steps={steps}
              scale={scale}
            />
          ))}
        </svg>
      </div>
      <div class="plot-row">
        <svg class="ticks" width={MARGIN} height="18" aria-hidden="true">
          <text x={MARGIN - 6} y="13">
            ms
          </text>
        </svg>
        <AxisLabels axis={x} label={(tick) => (+tick.toPrecision(3)).toLocaleString('en-US')} />
      </div>
      <p class="axis-name">{unit}</p>
      <CrossoverRows crossovers={crossovers} document={document} scale={scale} />
    </figure>
  );
}
