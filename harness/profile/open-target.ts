import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LabError } from '../../engines/errors.ts';
import { QueryLoop } from './query-loop.ts';
import type { TargetSetup } from './target-messages.ts';

/**
 * Opens an engine of a compiled package, which need not be this one, and warms it up.
 * @throws LabError what the engine throws; BAD_OPTION where it works in a process of its own.
 */
export async function openTarget(setup: TargetSetup): Promise<QueryLoop> {
  const { root, engine: name, dataDir, workers, query, warmUpSeconds } = setup;
  const file = path.join(root, 'dist', 'engines', 'registry.js');
  const { openEngine } = (await import(pathToFileURL(file).href)) as typeof import('../../engines/registry.ts');
  const engine = await openEngine(name, { dataDir, workers });
  if (engine.sample !== undefined) {
    await engine.close();
    throw new LabError(
      'BAD_OPTION',
      `${name} works in a process of its own, which is not Node: use that one's profiler`,
    );
  }
  const loop = new QueryLoop(engine, query);
  await loop.warmUp(warmUpSeconds);
  return loop;
}
