import { LabError } from '../../engines/errors.ts';
import { cpuSamples } from './cpu-samples.ts';
import { FrameLocator } from './frame-locator.ts';
import { readPauses } from './gc-trace.ts';
import { heapSamples } from './heap-samples.ts';
import type { Profile } from './profile.ts';
import type { TargetSetup, ThreadRecord } from './target-messages.ts';
import { TargetProcess, targetFlags } from './target-process.ts';

export interface ProfileOptions {
  readonly setup: TargetSetup;
  readonly scenario: string;
  readonly seconds: number;
  /** Aborting ends the run soon, with what it has. */
  readonly signal: AbortSignal;
  readonly onPhase: (phase: 'warm-up' | 'profile') => void;
}

/**
 * Profiles the time or the allocations of an engine's repeated query in a process of its own, all threads.
 * @throws LabError what the engine throws, CHILD_DIED; INTERRUPTED where there is nothing yet.
 */
export async function takeProfile(tool: 'cpu' | 'heap', options: ProfileOptions): Promise<Profile> {
  const { setup, scenario, seconds, signal, onPhase } = options;
  let trace = '';
  const target = new TargetProcess(setup.engine, {
    flags: targetFlags(setup),
    onStdout: (text) => {
      trace += text;
    },
  });
  try {
    onPhase('warm-up');
    await whileUnaborted(
      signal,
      () => target.kill(),
      () => target.ask({ kind: 'prepare', setup }),
    );
    onPhase('profile');
    const run = await whileUnaborted(
      signal,
      () => target.stop(),
      () => target.ask({ kind: 'run', probe: tool, seconds }),
    );
    await target.leave();
    const locator = new FrameLocator(setup.root);
    return {
      engine: setup.engine,
      scenario,
      tool,
      unit: tool === 'cpu' ? 'ms' : 'bytes',
      queries: run.queries,
      seconds: run.seconds,
      complete: run.complete,
      inlining: setup.inlining,
      threads: run.threads.map((record) => ({ name: record.name, samples: samplesOf(record, locator) })),
      records: run.threads,
      ...(tool === 'heap' && { pauses: readPauses(trace) }),
    };
  } finally {
    target.kill();
  }
}

/** Runs a step that ends soon where the signal aborts. @throws LabError INTERRUPTED where it has before. */
export async function whileUnaborted<T>(signal: AbortSignal, onAbort: () => void, step: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw new LabError('INTERRUPTED', 'interrupted before there was anything to keep');
  signal.addEventListener('abort', onAbort);
  try {
    return await step();
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function samplesOf({ cpu, heap }: ThreadRecord, locator: FrameLocator) {
  if (cpu !== undefined) return cpuSamples(cpu, locator);
  if (heap !== undefined) return heapSamples(heap, locator);
  throw new LabError('INTERNAL', 'a thread was not profiled');
}
