import { timedEngines } from '../../harness/comparison/compare.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { medianOf } from './engines-section.ts';
import { ratioText, timeText } from './figures.ts';
import type { Measure } from './ratio.ts';
import { ratiosOf } from './ratio.ts';
import { STEPS } from './steps.ts';
import { table } from './table.ts';

/** What each optimisation bought on each scenario: times as fast as the step before it, and as the first. */
export function stepsTable(document: BenchDocument): string {
  const ratios = ratiosOf(document);
  const [first] = STEPS;
  const scenarios = document.scenarios.map(({ name }) => name);
  const timed = timedEngines(document);
  const known = STEPS.filter(({ engine }) => timed.includes(engine));
  const rows = known.map(({ engine, against, what }) => [
    `\`${engine}\``,
    what,
    against === null ? '' : `\`${against}\``,
    ...scenarios.flatMap((scenario) => [
      timeText(medianOf(document, engine, scenario)),
      against === null ? '' : ratioText(inverse(ratios.of(engine, against, scenario))),
    ]),
    first === undefined || engine === first.engine
      ? '1'
      : ratioText(withoutInterval(ratios.overall(engine, first.engine))),
  ]);
  const head = [
    'engine',
    'what it adds',
    'to',
    ...scenarios.flatMap((name) => [`${name}, ms`, 'times as fast']),
    'in all',
  ];
  return table([head, ...rows], [0, 1, 2]);
}

/** Times as fast, of a ratio of times. */
function inverse(measure: Measure | null): Measure | null {
  if (measure === null) return null;
  const { estimate, interval, pairs } = measure;
  return {
    estimate: 1 / estimate,
    interval: interval === null ? null : { low: 1 / interval.high, high: 1 / interval.low },
    pairs,
  };
}

function withoutInterval(measure: Measure | null): Measure | null {
  const faster = inverse(measure);
  return faster === null ? null : { ...faster, interval: null };
}
