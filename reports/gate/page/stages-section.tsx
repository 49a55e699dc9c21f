import type { GateDocument, GateWorst } from '../../../harness/gate/gate-document.ts';
import { stageRows } from '../detail-rows.ts';
import { grownStage } from '../stage-text.ts';
import { PlainTable } from './plain-table.tsx';

/** Which stage of the worst cell slowed down, and where to see in which function. */
export function StagesSection({ document, worst }: { document: GateDocument; worst: GateWorst }) {
  const stage = grownStage(document);
  return (
    <PlainTable id="stages" title="Stages of the worst cell" rows={stageRows(document)} numbers={[1, 2, 3, 4]}>
      {stage === null ? '' : `${stage}. `}
      {worst.engine} on {worst.scenario}: milliseconds a call of all threads, both sides profiled in turns; what grew
      most comes first.{' '}
      {worst.page !== null &&
        (isBeside(worst.page) ? (
          <a href={worst.page.split('/').map(encodeURIComponent).join('/')}>Differential flame graph</a>
        ) : (
          <>
            Differential flame graph: <code>{worst.page}</code>
          </>
        ))}
    </PlainTable>
  );
}

/** Whether a path leads from the folder of the page, so that a link to it works wherever both are taken. */
function isBeside(page: string): boolean {
  return !page.startsWith('/') && !/^[a-z][a-z\d+.-]*:/i.test(page) && !page.includes('\\');
}
