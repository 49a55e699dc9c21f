import { nearest } from '../../engines/names.ts';
import type { RenderComparison } from './format.ts';

type FormatModule = { default: RenderComparison };

/** Every format of two results side by side: one line each. */
const FORMATS: ReadonlyMap<string, () => Promise<FormatModule>> = new Map([
  ['table', (): Promise<FormatModule> => import('./table.ts')],
  ['markdown', () => import('./markdown.ts')],
]);

export const COMPARISON_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadComparisonFormat(name: string): Promise<RenderComparison> {
  const load = FORMATS.get(name);
  if (load === undefined) throw nearest('format', name, COMPARISON_FORMATS);
  return (await load()).default;
}
