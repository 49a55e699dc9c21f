import type { PageModel } from './model.ts';

/** Name of the page, what it is of, and where to go. */
export function PageHead({ model }: { model: PageModel }) {
  const { createdAt, environment, configuration } = model.document;
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
        {sections(model).map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** Sections that are on the page: what was not timed has no charts. */
function sections({ ranked, figures, scenarios }: PageModel): [id: string, name: string][] {
  return [
    ['verdict', 'Verdict'],
    ...(figures.scenarios.length > 0 ? [['speedups', 'Speed-up'] as [string, string]] : []),
    ...(ranked.length > 1 ? [['matrix', 'Every scenario'] as [string, string]] : []),
    ...(scenarios.length > 0 ? [['scenarios', 'One scenario'] as [string, string]] : []),
    ...(ranked.length > 0 ? [['figures', 'Figures'] as [string, string]] : []),
    ['environment', 'Environment'],
  ];
}
