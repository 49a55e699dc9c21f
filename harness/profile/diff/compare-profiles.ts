import { whileUnaborted } from '../take-profile.ts';
import type { TargetRun, TargetSetup } from '../target-messages.ts';
import { TargetProcess, targetFlags } from '../target-process.ts';
import type { ComparedNode, SideName } from './compared.ts';
import { ComparedTrees } from './compared-trees.ts';

/** One side: an engine of some build of the lab. */
export interface ComparedSide {
  /** What it is called in the report. */
  readonly label: string;
  readonly setup: TargetSetup;
}

export interface CompareOptions {
  readonly sides: Readonly<Record<SideName, ComparedSide>>;
  readonly scenario: string;
  /** Rounds of fresh processes, a pair each. */
  readonly rounds: number;
  /** Seconds that each side is profiled for, in all rounds together. */
  readonly seconds: number;
  /** Share of the quicker side's time below which nothing counts as changed. */
  readonly floor: number;
  readonly signal: AbortSignal;
  readonly onRound: (done: number) => void;
}

export interface ComparedProfiles {
  readonly labels: Readonly<Record<SideName, string>>;
  readonly scenario: string;
  /** Rounds that came to their end. */
  readonly rounds: number;
  readonly complete: boolean;
  /** As given, a share. */
  readonly floor: number;
  /** Milliseconds from the start of a query to its end, a value a round. */
  readonly wallMs: Readonly<Record<SideName, readonly number[]>>;
  readonly queries: Readonly<Record<SideName, number>>;
  /** A tree for the main thread, one for the workers where there are any. */
  readonly roots: readonly ComparedNode[];
}

/** Turns of both sides in a round, so that what drifts reaches both; the next round has them backwards. */
const TURNS: readonly SideName[] = ['a', 'b', 'b', 'a'];

/**
 * Profiles two sides in rounds of fresh processes, in turns. An aborted run has the rounds that came to their end.
 * @throws LabError what an engine throws, CHILD_DIED; INTERRUPTED where no round came to its end.
 */
export async function compareProfiles(options: CompareOptions): Promise<ComparedProfiles> {
  const { sides, rounds, seconds, signal, onRound } = options;
  const taken: Record<SideName, TargetRun[]>[] = [];
  for (let round = 0; round < rounds && (round === 0 || !signal.aborted); round++) {
    onRound(round);
    const runs = await takeRound(sides, round, seconds / rounds / 2, signal);
    if (runs !== null) taken.push(runs);
  }
  const strategies = new Set([sides.a, sides.b].map(({ setup }) => `engines/${setup.engine.split('/')[0]}.ts`));
  const trees = new ComparedTrees(taken.length, strategies);
  for (const [round, runs] of taken.entries()) {
    for (const side of ['a', 'b'] as const) trees.add(side, round, sides[side].setup.root, runs[side]);
  }
  const sumOf = (runs: readonly TargetRun[], value: (run: TargetRun) => number) =>
    runs.reduce((sum, run) => sum + value(run), 0);
  const both = <T>(value: (side: SideName) => T) => ({ a: value('a'), b: value('b') });
  return {
    labels: both((side) => sides[side].label),
    scenario: options.scenario,
    rounds: taken.length,
    complete: taken.length === rounds,
    floor: options.floor,
    wallMs: both((side) =>
      taken.map((runs) => (1000 * sumOf(runs[side], (run) => run.seconds)) / sumOf(runs[side], (run) => run.queries)),
    ),
    queries: both((side) => taken.reduce((sum, runs) => sum + sumOf(runs[side], (run) => run.queries), 0)),
    roots: trees.roots,
  };
}

/** @returns null where it was interrupted. */
async function takeRound(
  sides: CompareOptions['sides'],
  round: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Record<SideName, TargetRun[]> | null> {
  const start = ({ label, setup }: ComparedSide) => new TargetProcess(label, { flags: targetFlags(setup) });
  const processes = { a: start(sides.a), b: start(sides.b) };
  const kill = () => {
    processes.a.kill();
    processes.b.kill();
  };
  const turns = round % 2 === 0 ? TURNS : TURNS.map((side) => (side === 'a' ? 'b' : 'a') as SideName);
  const runs: Record<SideName, TargetRun[]> = { a: [], b: [] };
  try {
    await whileUnaborted(signal, kill, async () => {
      for (const side of turns.slice(0, 2)) await processes[side].ask({ kind: 'prepare', setup: sides[side].setup });
      for (const side of turns) runs[side].push(await processes[side].ask({ kind: 'run', probe: 'cpu', seconds }));
    });
    return runs;
  } catch (error) {
    if (signal.aborted && round > 0) return null;
    throw error;
  } finally {
    kill();
  }
}
