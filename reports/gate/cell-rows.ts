import { decisive } from '../../harness/gate/decisive.ts';
import type { CellVerdict, GateJudgement, Ratio } from '../../harness/gate/gate-judgement.ts';
import { percent } from '../../harness/gate/gate-texts.ts';

/** Marks of verdicts in a table of ratios; the same has none. */
export const MARKS: Readonly<Record<CellVerdict, string>> = {
  regression: '▲',
  improvement: '▼',
  same: '',
  inconclusive: '?',
};

export const MARKS_LEGEND = '▲ regression, ▼ improvement, ? not decided, no mark: the same';

export function ratioNumber(ratio: Ratio | null): string {
  return ratio === null ? '–' : ratio.estimate.toFixed(3);
}

export function intervalText(ratio: Ratio | null): string {
  return ratio === null || ratio.interval === null
    ? '–'
    : `${ratio.interval.low.toFixed(3)} – ${ratio.interval.high.toFixed(3)}`;
}

/** Head and rows of the table of whole engines. */
export function engineRows({ cells }: GateJudgement): string[][] {
  const head = ['engine', 'head / base', '95 % interval', 'verdict', 'floor', 'base / base', 'injected', 'visible'];
  return [
    head,
    ...cells
      .filter(({ scenario }) => scenario === null)
      .map((cell) => [
        cell.engine,
        ratioNumber(decisive(cell)),
        intervalText(decisive(cell)),
        cell.verdict,
        percent(cell.floor),
        ratioNumber(cell.again),
        ratioNumber(cell.slow),
        cell.visible === null ? '–' : percent(cell.visible),
      ]),
  ];
}

/** Ratios of every engine on every scenario, with the marks of their verdicts. */
export function matrixRows({ cells }: GateJudgement): string[][] {
  const engines = cells.filter(({ scenario }) => scenario === null).map(({ engine }) => engine);
  const scenarios = [...new Set(cells.flatMap(({ scenario }) => scenario ?? []))];
  const byPlace = new Map(cells.map((cell) => [`${cell.engine}\n${cell.scenario}`, cell]));
  return [
    ['scenario', ...engines],
    ...scenarios.map((scenario) => [
      scenario,
      ...engines.map((engine) => {
        const cell = byPlace.get(`${engine}\n${scenario}`);
        return cell === undefined ? '–' : `${MARKS[cell.verdict]} ${ratioNumber(decisive(cell))}`.trim();
      }),
    ]),
  ];
}
