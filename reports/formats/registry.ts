import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderReport } from './format.ts';

/** Every format of a report: one line each. */
const FORMATS: Formats<RenderReport> = new Map([
  ['table', (): Promise<{ default: RenderReport }> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['csv', () => import('./csv.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['junit', () => import('./junit.ts')],
  ['html', () => import('./html.tsx')],
]);

export const REPORT_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadReportFormat(name: string): Promise<RenderReport> {
  return await loadFormat(FORMATS, name);
}
