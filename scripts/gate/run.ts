import { LabError } from '../../engines/errors.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import { runGate } from '../../harness/gate/run-gate.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';
import { type BuildOptions, builtRef } from '../../harness/sides/built-ref.ts';
import type { Side } from '../../harness/sides/side.ts';
import { workingTree } from '../../harness/sides/working-tree.ts';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';
import { checkSource, resolveSource } from '../bench-options.ts';
import { enginePicker } from '../engine-picker.ts';
import { createProgress } from '../progress.ts';
import { GATE_ENGINES, GATE_SCENARIOS } from './gate-defaults.ts';
import { type GateFlags, policyOf } from './gate-flags.ts';
import { commonEngines, refusePeers } from './pick-engines.ts';

/** Share of the budget that is kept for the profile of a worst cell. */
const PROFILE_SHARE = 0.1;

/** What a gate found, and on which builds. */
export interface GateRun {
  readonly document: GateDocument;
  readonly base: Side;
  readonly head: Side;
}

/**
 * Builds both sides and measures them.
 * @throws LabError of options, stores and builds; INTERRUPTED before anything was measured.
 */
export async function measureSides(flags: GateFlags, baseRef: string, signal: AbortSignal): Promise<GateRun> {
  const started = performance.now();
  checkSource(flags);
  const pick = enginePicker(flags.engines ?? GATE_ENGINES);
  const scenarios = pickScenarios(SCENARIOS, flags.scenarios ?? GATE_SCENARIOS);
  const building: BuildOptions = { signal, say: (what) => process.stderr.write(`querylab: ${what} …\n`) };
  // Before the base is built: its commit and changes are those of the build that runs.
  const tree = workingTree();
  const base = await builtRef(baseRef, building);
  const head = flags.head === undefined ? tree : await builtRef(flags.head, building);
  const source = await resolveSource(flags);
  const wanted = pick(source.stores);
  refusePeers(wanted);
  const { engines, leftOut } = await commonEngines(wanted, base, head);
  throwIfInterrupted(signal);
  const reserved = flags.profile ? PROFILE_SHARE * flags.budget : 0;
  const seconds = flags.budget - reserved - (performance.now() - started) / 1000;
  if (seconds <= 0) {
    throw new LabError(
      'BAD_OPTION',
      `the builds took longer than --budget ${flags.budget}s; they are kept: run it again`,
    );
  }
  const progress = createProgress();
  const document = await runGate(
    {
      ...{ ...source, base, head, engines, leftOut, scenarios, seconds },
      ...{ workers: flags.workers ?? defaultWorkers(), repeats: flags.repeats, seed: flags.seed },
      policy: policyOf(flags),
    },
    { signal, onProgress: progress.update },
  ).finally(() => progress.stop());
  return { document, base, head };
}
