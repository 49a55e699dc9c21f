import type { SweepDocument } from '../../../harness/sweep/sweep-document.ts';
import { pairsTaken } from '../../bench/figures.ts';
import { EnvironmentSection } from '../../page/environment-section.tsx';
import { toTheNanosecond } from '../../page/nanoseconds.ts';
import { RunTitle, type SectionLink, SectionLinks } from '../../page/page-head.tsx';
import { Shell } from '../../page/shell.tsx';
import { SweepSection } from './section.tsx';
import { SweepVerdict } from './verdict.tsx';

/** The whole page of a sweep, with its document inside. */
export function SweepPage({ document }: { document: SweepDocument }) {
  const { bench, over } = document;
  const sections: SectionLink[] = [
    ['verdict', 'Verdict'],
    ...(pairsTaken(bench.cells) > 0 ? [['sweep', `Over ${over}`] as const] : []),
    ['environment', 'Environment'],
  ];
  return (
    <Shell
      title={`querylab sweep over ${over}, ${bench.createdAt.slice(0, 10)}`}
      data={{ ...document, bench: toTheNanosecond(bench) }}
    >
      <header>
        <RunTitle document={bench} />
        <SectionLinks sections={sections} />
      </header>
      <main>
        <SweepVerdict document={document} />
        <SweepSection document={document} id="sweep" />
        <EnvironmentSection document={bench} />
      </main>
    </Shell>
  );
}
