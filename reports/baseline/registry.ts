import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderBaseline } from './format.ts';

/** Every format of a comparison with a baseline: one line each. */
const FORMATS: Formats<RenderBaseline> = new Map([
  ['table', (): Promise<{ default: RenderBaseline }> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['junit', () => import('./junit.ts')],
  ['annotations', () => import('./annotations.ts')],
  ['html', () => import('./html.tsx')],
]);

export const BASELINE_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadBaselineFormat(name: string): Promise<RenderBaseline> {
  return await loadFormat(FORMATS, name);
}
