import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as registry from '../engines/registry.ts';
import { watchStages } from '../engines/stages/seams.ts';

/** What the harness takes of a package: engines by name, and the watching of their stages. */
export interface Engines extends Pick<typeof registry, 'openEngine' | 'ENGINE_NAMES'> {
  /** Null where they have no stages: those of an older package. */
  readonly watchStages: typeof watchStages | null;
}

/** The compiled engines of a package; those of this one where no folder is named. */
export async function enginesOf(root: string | undefined): Promise<Engines> {
  if (root === undefined) return { ...registry, watchStages };
  const folder = path.join(root, 'dist', 'engines');
  const load = async <T>(name: string) => (await import(pathToFileURL(path.join(folder, name)).href)) as T;
  const seams = path.join('stages', 'seams.js');
  const stages = existsSync(path.join(folder, seams)) ? await load<{ watchStages: typeof watchStages }>(seams) : null;
  return { ...(await load<typeof registry>('registry.js')), watchStages: stages?.watchStages ?? null };
}
