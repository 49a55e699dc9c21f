import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderComparison } from './format.ts';

/** Every format of two results side by side: one line each. */
const FORMATS: Formats<RenderComparison> = new Map([
  ['table', (): Promise<{ default: RenderComparison }> => import('./table.ts')],
  ['markdown', () => import('./markdown.ts')],
]);

export const COMPARISON_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadComparisonFormat(name: string): Promise<RenderComparison> {
  return await loadFormat(FORMATS, name);
}
