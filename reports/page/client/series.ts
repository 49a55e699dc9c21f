import { keepReachable } from './marks.ts';

/** Lets the keys of a chart hide and show what they stand for. */
export function makeTogglable(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-toggle]')) {
    const figure = button.closest('figure');
    const series = figure?.querySelector<SVGGElement>(`[data-series="${Number(button.dataset.toggle)}"]`);
    button.addEventListener('click', () => {
      const shown = button.getAttribute('aria-pressed') === 'true';
      button.setAttribute('aria-pressed', String(!shown));
      series?.toggleAttribute('hidden', shown);
      if (figure !== null) keepReachable(figure);
    });
  }
}
