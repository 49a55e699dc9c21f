import { BASELINE_CHECK } from '../harness/baseline/baseline-check.ts';
import { CLAIMS_KIND } from '../harness/claims/claims-document.ts';
import { GATE, type GateDocument } from '../harness/gate/gate-document.ts';
import { judgeGate } from '../harness/gate/judge.ts';
import { BENCH, type DocumentKind, kindOf, parseDocument, type SavedFile } from '../harness/read-document.ts';
import { SWEEP } from '../harness/sweep/sweep-document.ts';
import { loadBaselineFormat } from './baseline/registry.ts';
import { loadClaimsFormat } from './claims/registry.ts';
import type { ReportOptions } from './formats/format.ts';
import { loadReportFormat } from './formats/registry.ts';
import { loadGateFormat } from './gate/registry.ts';
import { loadSweepFormat } from './sweep/registry.ts';

type Render<T> = (document: T, options: ReportOptions) => string;

/** A kind of saved document that can be rendered. */
interface Reportable {
  readonly name: string;
  /** The command that writes it. */
  readonly command: string;
  render(saved: SavedFile, format: string, options: ReportOptions): Promise<string>;
}

/** Every kind that `lab report` renders: one line each. */
const KINDS: readonly Reportable[] = [
  reportable(BENCH, loadReportFormat),
  reportable(SWEEP, loadSweepFormat),
  reportable(GATE, loadJudgedFormat),
  reportable(CLAIMS_KIND, loadClaimsFormat),
  reportable(BASELINE_CHECK, loadBaselineFormat),
];

/**
 * Renders what a file holds, in a format of its kind.
 * @throws LabError RESULT_INVALID, UNKNOWN_NAME where its kind has no such format.
 */
export async function renderSaved(saved: SavedFile, format: string, options: ReportOptions): Promise<string> {
  return await kindOf(saved, KINDS).render(saved, format, options);
}

async function loadJudgedFormat(format: string): Promise<Render<GateDocument>> {
  const render = await loadGateFormat(format);
  return (document) => render(document, judgeGate(document));
}

function reportable<T>(kind: DocumentKind<T>, load: (format: string) => Promise<Render<T>>): Reportable {
  const { name, command } = kind;
  return {
    ...{ name, command },
    async render(saved, format, options) {
      const render = await load(format);
      return render(parseDocument(saved, kind), options);
    },
  };
}
