import type { BenchDocument } from '../../harness/document.ts';
import { loadAtlas } from './atlas.ts';
import { EnvironmentSection } from './environment-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { Matrix } from './matrix.tsx';
import { pageModel } from './model.ts';
import { PageHead } from './page-head.tsx';
import { ScenarioSection } from './scenario-section.tsx';
import { Shell } from './shell.tsx';
import { SpeedupChart } from './speedup-chart.tsx';
import { VerdictSection } from './verdict-section.tsx';

/** The whole page of a run, with its document inside. */
export function Page({ document }: { document: BenchDocument }) {
  const model = pageModel(document);
  return (
    <Shell title={`querylab bench, ${document.createdAt.slice(0, 10)}`} data={document}>
      <PageHead model={model} />
      <main>
        <VerdictSection {...model} />
        <SpeedupChart {...model} />
        <Matrix {...model} />
        <ScenarioSection model={model} atlas={loadAtlas()} />
        <FiguresSection {...model} />
        <EnvironmentSection {...model} />
      </main>
    </Shell>
  );
}
