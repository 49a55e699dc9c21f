import type { BenchDocument } from '../../harness/document.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { SweepSection } from '../sweep/page/section.tsx';
import { loadAtlas } from './atlas.ts';
import { EnvironmentSection } from './environment-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { Matrix } from './matrix.tsx';
import { pageModel } from './model.ts';
import { toTheNanosecond } from './nanoseconds.ts';
import { PageHead } from './page-head.tsx';
import { ScenarioSection } from './scenario-section.tsx';
import { Shell } from './shell.tsx';
import { SpeedupChart } from './speedup-chart.tsx';
import { VerdictSection } from './verdict-section.tsx';

interface Props {
  document: BenchDocument;
  /** Sweeps of the same store on the same machine. */
  sweeps: readonly SweepDocument[];
}

/** The whole page of a run, with its document inside. */
export function Page({ document, sweeps }: Props) {
  const model = pageModel(document);
  return (
    <Shell title={`querylab bench, ${document.createdAt.slice(0, 10)}`} data={toTheNanosecond(document)}>
      <PageHead model={model} sweeps={sweeps} />
      <main>
        <VerdictSection {...model} />
        <SpeedupChart {...model} />
        <Matrix {...model} />
        <ScenarioSection model={model} atlas={loadAtlas()} />
        {sweeps.map((sweep, i) => (
          <SweepSection key={`${i}`} document={sweep} id={`sweep-${i + 1}`} />
        ))}
        <FiguresSection {...model} />
        <EnvironmentSection document={document} />
      </main>
    </Shell>
  );
}
