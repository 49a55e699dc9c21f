import { renderToString } from 'preact-render-to-string';
import { counterRows } from '../gate/detail-rows.ts';
import { CellsSection } from '../gate/page/cells-section.tsx';
import { EnginesSection } from '../gate/page/engines-section.tsx';
import { PlainTable } from '../gate/page/plain-table.tsx';
import { VerdictHead } from '../gate/page/verdict-head.tsx';
import { headline, labelOf } from '../gate/verdict-text.ts';
import { toTheMinute } from '../minute.ts';
import { EnvironmentSection } from '../page/environment-section.tsx';
import { Shell } from '../page/shell.tsx';
import { TitleBar } from '../page/title-bar.tsx';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/** One page in one file that works offline. */
const html: RenderBaseline = (check) => {
  const { judgement, notes, subject } = baselineReport(check);
  const timed = judgement.cells.length > 0;
  const page = (
    <Shell title={`querylab gate, ${check.createdAt.slice(0, 10)}`} data={null}>
      <header>
        <TitleBar>
          gate · {toTheMinute(check.createdAt)} UTC · {subject}
        </TitleBar>
      </header>
      <main>
        <VerdictHead
          verdict={judgement.verdict}
          label={labelOf(judgement)}
          headline={headline(judgement)}
          grounds={`${subject}; base is the baseline, head this run; exit status ${judgement.status}.`}
          reasons={judgement.reasons.slice(1)}
          notes={notes}
        />
        {timed && <EnginesSection judgement={judgement} />}
        {judgement.counters.length > 0 && (
          <PlainTable id="counters" title="Counters that differ" rows={counterRows(judgement)} numbers={[3, 4]}>
            They are the same at every repetition, so any growth fails, whatever the clock says.
          </PlainTable>
        )}
        {timed && <CellsSection judgement={judgement} />}
        <EnvironmentSection document={check.screening ?? check.asked} />
      </main>
    </Shell>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
};

export default html;
