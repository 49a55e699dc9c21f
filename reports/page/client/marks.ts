/** How far each key goes along the marks of a series, and over to another series. */
const KEYS: Readonly<Record<string, readonly [along: number, over: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Lets the arrow keys go from mark to mark of a chart: one of them is what Tab reaches. */
export function followKeys(): void {
  for (const chart of document.querySelectorAll<SVGElement>('.log-log')) {
    chart.addEventListener('keydown', (event) => {
      const [along, over] = KEYS[event.key] ?? [0, 0];
      const from = (event.target as Element).closest<SVGElement>('.point');
      if (from === null || (along === 0 && over === 0)) return;
      event.preventDefault();
      const to = neighbour(chart, from, along, over);
      if (to === undefined) return;
      from.setAttribute('tabindex', '-1');
      to.setAttribute('tabindex', '0');
      to.focus();
    });
  }
}

/** Has Tab reach a mark that is shown. */
export function keepReachable(figure: Element): void {
  if (figure.querySelector('.series:not([hidden]) .point[tabindex="0"]') !== null) return;
  for (const mark of figure.querySelectorAll('.point[tabindex="0"]')) mark.setAttribute('tabindex', '-1');
  figure.querySelector('.series:not([hidden]) .point')?.setAttribute('tabindex', '0');
}

/** The next mark of the same series, or that of the same step in the next series that is shown; undefined at an end. */
function neighbour(chart: SVGElement, from: SVGElement, along: number, over: number): SVGElement | undefined {
  const all = [...chart.querySelectorAll<SVGGElement>('.series:not([hidden])')];
  const own = from.closest<SVGGElement>('.series');
  const marks = (series: Element | null | undefined) => [...(series?.querySelectorAll<SVGElement>('.point') ?? [])];
  if (along !== 0) return marks(own)[marks(own).indexOf(from) + along];
  const next = own === null ? undefined : all[all.indexOf(own) + over];
  return marks(next).find((mark) => mark.dataset.step === from.dataset.step);
}
