import { tipText } from './tip-text.ts';

/** Pixels between the pointer and its tip. */
const GAP = 14;

/** Shows what is under the pointer or the focus; Escape hides it. */
export function showTips(): void {
  const tip = document.querySelector<HTMLElement>('#tip');
  if (tip === null) return;
  const hide = () => {
    tip.hidden = true;
  };
  const show = (text: string | null, x: number, y: number) => {
    tip.hidden = text === null;
    if (text === null) return;
    // As text, never as mark-up: callsigns are data.
    tip.textContent = text;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(x + GAP, innerWidth - width - 4));
    const top = y + GAP + height > innerHeight ? y - GAP - height : y + GAP;
    tip.style.transform = `translate(${left}px, ${top}px)`;
  };
  document.addEventListener('pointermove', ({ target, clientX, clientY }) => {
    show(target instanceof Element ? tipText(target, clientX) : null, clientX, clientY);
  });
  document.addEventListener('pointerleave', hide);
  document.addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
    const { left, bottom } = target.getBoundingClientRect();
    show(target.closest('[data-tip]')?.getAttribute('data-tip') ?? null, left, bottom);
  });
  document.addEventListener('focusout', hide);
}
