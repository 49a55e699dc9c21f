import type { ComponentChildren } from 'preact';

interface Props {
  /** Names of the threads, which each have a view of their own. */
  threads: readonly string[];
  /** Whether there is idle time to show. */
  idle: boolean;
  caption: string;
  /** The key of the colours: class and meaning. */
  keys: readonly (readonly [className: string, meaning: string])[];
  children?: ComponentChildren;
}

/** The flame graph and what it is operated with; the page's script draws it. */
export function GraphSection({ threads, idle, caption, keys }: Props) {
  return (
    <section id="flame">
      <h2>Flame graph</h2>
      <p class="lead">{caption}</p>
      <div class="controls">
        {threads.length > 1 ? <ThreadButtons threads={threads} /> : null}
        {idle ? (
          <label>
            <input type="checkbox" id="idle" /> idle time
          </label>
        ) : null}
        <input type="search" id="search" placeholder="Search names and files" aria-label="Search names and files" />
        <button type="button" id="reset">
          Reset zoom
        </button>
      </div>
      <ul class="keys" aria-label="Colours">
        {keys.map(([className, meaning]) => (
          <li key={className} class={`key-${className}`}>
            {meaning}
          </li>
        ))}
      </ul>
      <div id="graph" />
      <p id="details" class="code" aria-live="polite" />
    </section>
  );
}

function ThreadButtons({ threads }: { threads: readonly string[] }) {
  return (
    <>
      <button type="button" data-thread="all" aria-pressed="true">
        all threads
      </button>
      {threads.map((name, i) => (
        <button key={name} type="button" data-thread={i} aria-pressed="false">
          {name}
        </button>
      ))}
    </>
  );
}
