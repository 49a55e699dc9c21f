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

/** Decimals of a millisecond that a clock of nanoseconds has; the rest comes from how doubles are. */
const DECIMALS = 6;

/** The whole page of a run, with its document inside. */
export function Page({ document }: { document: BenchDocument }) {
  const model = pageModel(document);
  return (
    <Shell title={`querylab bench, ${document.createdAt.slice(0, 10)}`} data={toTheNanosecond(document)}>
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

/** The document with samples as short as they can be: they are most of a page. */
function toTheNanosecond(document: BenchDocument): BenchDocument {
  const shorten = (samples: readonly number[]) => samples.map((sample) => Number(sample.toFixed(DECIMALS)));
  const cells = document.cells.map((cell) => ({
    ...cell,
    rounds: cell.rounds.map(({ round, samples }) => ({ round, samples: shorten(samples) })),
  }));
  return { ...document, cells };
}
