import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderResult } from './format.ts';

/** Every format of a query's result: one line each. */
const FORMATS: Formats<RenderResult> = new Map([
  ['table', (): Promise<{ default: RenderResult }> => import('./table.ts')],
  ['jsonl', () => import('./jsonl.ts')],
  ['csv', () => import('./csv.ts')],
  ['geojson', () => import('./geojson.ts')],
]);

export const RESULT_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadResultFormat(name: string): Promise<RenderResult> {
  return await loadFormat(FORMATS, name);
}
