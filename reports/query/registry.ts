import { nearest } from '../../engines/names.ts';
import type { RenderResult } from './format.ts';

type FormatModule = { default: RenderResult };

/** Every format of a query's result: one line each. */
const FORMATS: ReadonlyMap<string, () => Promise<FormatModule>> = new Map([
  ['table', (): Promise<FormatModule> => import('./table.ts')],
  ['jsonl', () => import('./jsonl.ts')],
  ['csv', () => import('./csv.ts')],
  ['geojson', () => import('./geojson.ts')],
]);

export const RESULT_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadResultFormat(name: string): Promise<RenderResult> {
  const load = FORMATS.get(name);
  if (load === undefined) throw nearest('format', name, RESULT_FORMATS);
  return (await load()).default;
}
