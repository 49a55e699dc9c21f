import { type Formats, loadFormat } from '../format-module.ts';
import type { RenderGate } from './format.ts';

/** Every format of a gate: one line each. */
const FORMATS: Formats<RenderGate> = new Map([
  ['table', (): Promise<{ default: RenderGate }> => import('./table.ts')],
  ['json', () => import('./json.ts')],
  ['markdown', () => import('./markdown.ts')],
  ['junit', () => import('./junit.ts')],
  ['annotations', () => import('./annotations.ts')],
  ['html', () => import('./html.tsx')],
]);

export const GATE_FORMATS: readonly string[] = [...FORMATS.keys()];

/** @throws LabError UNKNOWN_NAME. */
export async function loadGateFormat(name: string): Promise<RenderGate> {
  return await loadFormat(FORMATS, name);
}
