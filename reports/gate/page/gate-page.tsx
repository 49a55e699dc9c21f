import type { GateDocument } from '../../../harness/gate/gate-document.ts';
import type { GateJudgement } from '../../../harness/gate/gate-judgement.ts';
import { toTheMinute } from '../../minute.ts';
import { EnvironmentSection } from '../../page/environment-section.tsx';
import { Shell } from '../../page/shell.tsx';
import { TitleBar } from '../../page/title-bar.tsx';
import { counterRows, differenceRows } from '../detail-rows.ts';
import { sidesText } from '../verdict-text.ts';
import { ArmsSection } from './arms-section.tsx';
import { CellsSection } from './cells-section.tsx';
import { EnginesSection } from './engines-section.tsx';
import { PlainTable } from './plain-table.tsx';
import { StagesSection } from './stages-section.tsx';
import { GateVerdictSection } from './verdict-section.tsx';

export interface GateView {
  readonly document: GateDocument;
  readonly judgement: GateJudgement;
}

/** The whole page of a gate: the verdict, then what it rests on. */
export function GatePage({ document, judgement }: GateView) {
  const timed = judgement.cells.length > 0;
  const sections: readonly (readonly [id: string, name: string, shown: boolean])[] = [
    ['verdict', 'Verdict', true],
    ['results', 'Other results', document.results.length > 0],
    ['engines', 'Engines', timed],
    ['counters', 'Counters', judgement.counters.length > 0],
    ['stages', 'Stages', document.worst !== undefined],
    ['cells', 'Every scenario', timed],
    ['arms', 'Qualification', timed],
    ['environment', 'Environment', true],
  ];
  const shown = new Set(sections.filter(([, , own]) => own).map(([id]) => id));
  return (
    <Shell title={`querylab gate, ${document.createdAt.slice(0, 10)}`} data={null}>
      <header>
        <TitleBar>
          gate · {toTheMinute(document.createdAt)} UTC · {sidesText(document)}
        </TitleBar>
        <nav aria-label="Sections">
          {sections
            .filter(([id]) => shown.has(id))
            .map(([id, name]) => (
              <a key={id} href={`#${id}`}>
                {name}
              </a>
            ))}
        </nav>
      </header>
      <main>
        <GateVerdictSection document={document} judgement={judgement} />
        {shown.has('results') && (
          <PlainTable id="results" title="Other results" rows={differenceRows(document)} numbers={[]}>
            What the sides answer differently, told apart within the run.
          </PlainTable>
        )}
        {timed && <EnginesSection judgement={judgement} />}
        {shown.has('counters') && (
          <PlainTable id="counters" title="Counters that differ" rows={counterRows(judgement)} numbers={[3, 4]}>
            They are the same at every repetition, so any growth fails the gate, whatever the clock says.
          </PlainTable>
        )}
        {document.worst !== undefined && <StagesSection document={document} worst={document.worst} />}
        {timed && <CellsSection judgement={judgement} />}
        {timed && <ArmsSection document={document} judgement={judgement} />}
        <EnvironmentSection document={document.screening} />
      </main>
    </Shell>
  );
}
