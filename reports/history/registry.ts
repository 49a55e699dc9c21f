import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderTrends } from './format.ts';

/** Every format of trends: one line each. */
const FORMATS: Formats<RenderTrends> = new Map([
  ['table', (): Promise<{ default: RenderTrends }> => import('./table.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['html', () => import('./html.tsx')],
]);

export const TREND_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadTrendFormat(name: string): Promise<RenderTrends> {
  return await loadFormat(FORMATS, name);
}
