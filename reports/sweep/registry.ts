import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderSweep } from './format.ts';

/** Every format of a sweep: one line each. */
const FORMATS: Formats<RenderSweep> = new Map([
  ['table', (): Promise<{ default: RenderSweep }> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['csv', () => import('./csv.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['html', () => import('./html.tsx')],
]);

export const SWEEP_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadSweepFormat(name: string): Promise<RenderSweep> {
  return await loadFormat(FORMATS, name);
}
