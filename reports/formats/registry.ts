import { nearest } from '../../engines/names.ts';
import type { RenderReport } from './format.ts';

type FormatModule = { default: RenderReport };

/** Every format of a report: one line each. */
const FORMATS: ReadonlyMap<string, () => Promise<FormatModule>> = new Map([
  ['table', (): Promise<FormatModule> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['csv', () => import('./csv.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['junit', () => import('./junit.ts')],
  ['html', () => import('./html.tsx')],
]);

export const REPORT_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadReportFormat(name: string): Promise<RenderReport> {
  const load = FORMATS.get(name);
  if (load === undefined) throw nearest('format', name, REPORT_FORMATS);
  return (await load()).default;
}
