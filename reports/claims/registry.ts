import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderClaims } from './format.ts';

/** Every format of a run for claims: one line each. */
const FORMATS: Formats<RenderClaims> = new Map([
  ['table', (): Promise<{ default: RenderClaims }> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['junit', () => import('./junit.ts')],
  ['annotations', () => import('./annotations.ts')],
  ['html', () => import('./html.tsx')],
]);

export const CLAIMS_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadClaimsFormat(name: string): Promise<RenderClaims> {
  return await loadFormat(FORMATS, name);
}
