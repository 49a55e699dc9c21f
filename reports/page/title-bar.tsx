import type { ComponentChildren } from 'preact';

/** Name of the lab, what the page is of, and the button that the page's script shows and turns the theme with. */
export function TitleBar({ children }: { children: ComponentChildren }) {
  return (
    <div class="title">
      <strong>querylab</strong>
      <span>{children}</span>
      <button type="button" id="theme" hidden>
        Dark
      </button>
    </div>
  );
}
