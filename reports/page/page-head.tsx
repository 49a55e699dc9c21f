import type { BenchDocument } from '../../harness/document.ts';

const SECTIONS = [
  ['verdict', 'Verdict'],
  ['speedups', 'Speed-up'],
  ['matrix', 'Every scenario'],
  ['scenarios', 'One scenario'],
  ['figures', 'Figures'],
  ['environment', 'Environment'],
] as const;

/** Name of the page, what it is of, and where to go. */
export function PageHead({ document }: { document: BenchDocument }) {
  const { createdAt, environment, configuration } = document;
  const store = configuration.fixture === null ? 'own store' : `fixture ${configuration.fixture.preset}`;
  const commit = environment.commit === null ? '' : ` · commit ${environment.commit.slice(0, 10)}`;
  return (
    <header>
      <div class="title">
        <strong>querylab</strong>
        <span>
          {createdAt.slice(0, 16).replace('T', ' ')} UTC · {store}
          {commit}
          {environment.dirty === true ? ' with changes' : ''}
        </span>
        <button type="button" id="theme" hidden>
          Dark
        </button>
      </div>
      <nav aria-label="Sections">
        {SECTIONS.map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
