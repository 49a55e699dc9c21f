import { nearest } from '../../engines/names.ts';
import type { RenderTrends } from './format.ts';

type FormatModule = { default: RenderTrends };

/** Every format of trends: one line each. */
const FORMATS: ReadonlyMap<string, () => Promise<FormatModule>> = new Map([
  ['table', (): Promise<FormatModule> => import('./table.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['html', () => import('./html.tsx')],
]);

export const TREND_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadTrendFormat(name: string): Promise<RenderTrends> {
  const load = FORMATS.get(name);
  if (load === undefined) throw nearest('format', name, TREND_FORMATS);
  return (await load()).default;
}
