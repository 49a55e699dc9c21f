import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { watchStages } from '../engines/stages/seams.ts';

type Registry = typeof import('../engines/registry.ts');
type Seams = { readonly watchStages: typeof watchStages };

/** What the harness takes of a package: engines by name, and the watching of their stages. */
export interface Engines extends Pick<Registry, 'openEngine' | 'ENGINE_NAMES'> {
  /** Null where they have no stages: those of an older package. */
  readonly watchStages: typeof watchStages | null;
}

/**
 * The compiled engines of a package; those of this one where no folder is named. Nothing is loaded before, so that a
 * process has the engines of one package only, whichever that is.
 */
export async function enginesOf(root: string | undefined): Promise<Engines> {
  if (root === undefined) {
    return { ...(await import('../engines/registry.ts')), ...(await import('../engines/stages/seams.ts')) };
  }
  const folder = path.join(root, 'dist', 'engines');
  const load = async <T>(file: string) => (await import(pathToFileURL(file).href)) as T;
  const seams = path.join(folder, 'stages', 'seams.js');
  const stages = existsSync(seams) ? await load<Seams>(seams) : null;
  const registry = await load<Registry>(path.join(folder, 'registry.js'));
  return { ...registry, watchStages: stages?.watchStages ?? null };
}
