import { LabError, toLabError } from '../../engines/errors.ts';
import { PEER_NAMES } from '../../engines/peers/registry.ts';
import { EngineProcess } from '../../harness/engine-process.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import type { Side } from '../../harness/sides/side.ts';

export interface PickedEngines {
  /** Those that both sides have. */
  readonly engines: string[];
  readonly leftOut: GateDocument['leftOut'];
}

/** A peer is another program, whose calls cannot be made longer: the gate could not show that it would see that. */
export function refusePeers(engines: readonly string[]): void {
  const peer = engines.find((engine) => PEER_NAMES.includes(engine));
  if (peer === undefined) return;
  throw new LabError('BAD_OPTION', `${peer} is a program of its own: the gate compares engines of the lab's own code`);
}

/**
 * Of some engines those that both sides have; the others are named, and so is what the head has no more.
 * @throws LabError BAD_OPTION where there is none.
 */
export async function commonEngines(wanted: readonly string[], base: Side, head: Side): Promise<PickedEngines> {
  const [before, after] = await Promise.all([listEngines(base), listEngines(head)]);
  const leftOut: GateDocument['leftOut'] = [];
  const engines = wanted.filter((engine) => {
    const missing = before.includes(engine) ? (after.includes(engine) ? null : 'head') : 'base';
    if (missing !== null) leftOut.push({ engine, reason: `the ${missing} has no such engine` });
    return missing === null;
  });
  for (const engine of before) {
    if (!after.includes(engine) && !wanted.includes(engine)) {
      leftOut.push({ engine, reason: 'the head has no such engine any more' });
    }
  }
  if (engines.length > 0) return { engines, leftOut };
  const reasons = leftOut.map(({ engine, reason }) => `${engine}: ${reason}`);
  throw new LabError('BAD_OPTION', `the sides have none of these engines in common; ${reasons.join('; ')}`);
}

/** @throws LabError NOT_COMPARABLE where a build has no engines that this harness can open. */
async function listEngines({ root, ref }: Side): Promise<readonly string[]> {
  const process = new EngineProcess('the list of engines');
  try {
    return await process.ask({ kind: 'list', root });
  } catch (cause) {
    const { bare } = toLabError(cause);
    throw new LabError('NOT_COMPARABLE', `the engines of ${ref ?? 'the working tree'} cannot be opened: ${bare}`, {
      cause,
    });
  } finally {
    process.kill();
  }
}
