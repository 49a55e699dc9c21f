import type { BenchDocument } from '../../harness/document.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { pairsTaken } from '../bench/figures.ts';
import { toTheMinute } from '../minute.ts';
import type { PageModel } from './model.ts';
import { TitleBar } from './title-bar.tsx';

/** Fragment of a section, and what it is called. */
export type SectionLink = readonly [id: string, name: string];

/** Name of the page, what it is of, and where to go. */
export function PageHead({ model, sweeps }: { model: PageModel; sweeps: readonly SweepDocument[] }) {
  return (
    <header>
      <RunTitle document={model.document} />
      <SectionLinks sections={sections(model, sweeps)} />
    </header>
  );
}

/** When a run was made, on which store, of which commit. */
export function RunTitle({ document: { createdAt, environment, configuration } }: { document: BenchDocument }) {
  const store = configuration.fixture === null ? 'own store' : `fixture ${configuration.fixture.preset}`;
  const commit = environment.commit === null ? '' : ` · commit ${environment.commit.slice(0, 10)}`;
  return (
    <TitleBar>
      {toTheMinute(createdAt)} UTC · {store}
      {commit}
      {environment.dirty === true ? ' with changes' : ''}
    </TitleBar>
  );
}

export function SectionLinks({ sections: links }: { sections: readonly SectionLink[] }) {
  return (
    <nav aria-label="Sections">
      {links.map(([id, name]) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** Sections that are on the page: what was not timed has no charts. */
function sections({ ranked, figures, scenarios }: PageModel, sweeps: readonly SweepDocument[]): SectionLink[] {
  const links: (SectionLink | false)[] = [
    ['verdict', 'Verdict'],
    figures.scenarios.length > 0 && ['speedups', 'Speed-up'],
    ranked.length > 1 && ['matrix', 'Every scenario'],
    scenarios.length > 0 && ['scenarios', 'One scenario'],
    ...sweeps.map(
      ({ over, bench }, i): SectionLink | false => pairsTaken(bench.cells) > 0 && [`sweep-${i + 1}`, `Over ${over}`],
    ),
    ranked.length > 0 && ['figures', 'Figures'],
    ['environment', 'Environment'],
  ];
  return links.filter((link) => link !== false);
}
