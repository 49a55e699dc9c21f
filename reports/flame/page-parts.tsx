import type { ComponentChildren } from 'preact';
import { type Frame, placeOf } from '../../harness/profile/frame.ts';

/** What stands above everything: of what the page is, and what it found in a sentence. */
export function Top({ about, headline, notes }: { about: string; headline: string; notes: readonly string[] }) {
  return (
    <>
      <header>
        <div class="title">
          <strong>querylab</strong>
          <span>{about}</span>
          <button type="button" id="theme" hidden>
            Dark
          </button>
        </div>
      </header>
      <section id="verdict" class="verdict">
        <h1>{headline}</h1>
        <ul class="chips">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** A function and where it is. */
export function FrameName({ frame }: { frame: Frame }): ComponentChildren {
  const place = placeOf(frame);
  return (
    <span class="code">
      {frame.name}
      <br />
      <small>{place === '' ? frame.kind : place}</small>
    </span>
  );
}
