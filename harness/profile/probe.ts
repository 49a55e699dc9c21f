import type { HeapProfiler, Profiler } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Probe, ThreadRecord } from './target-messages.ts';
import { type ThreadInspector, ThreadInspectors } from './thread-inspectors.ts';

/** Microseconds between two samples of a thread. */
const CPU_INTERVAL = 500;

/** Mean bytes between two sampled allocations. */
const HEAP_INTERVAL = 16_384;

interface Recorder {
  start(thread: ThreadInspector): Promise<void>;
  stop(thread: ThreadInspector): Promise<ThreadRecord>;
}

const RECORDERS: Record<Exclude<Probe, 'none'>, Recorder> = {
  cpu: {
    async start({ name, post }) {
      await post('Profiler.enable');
      await post('Profiler.setSamplingInterval', { interval: CPU_INTERVAL });
      // V8 11.3 locks itself up where it has to collect garbage while it starts a profile. A worker that sleeps cannot.
      if (name === 'main') await post('HeapProfiler.collectGarbage');
      await post('Profiler.start');
    },
    async stop({ name, post }) {
      const { profile } = (await post('Profiler.stop')) as Profiler.StopReturnType;
      return { name, cpu: profile };
    },
  },
  heap: {
    async start({ post }) {
      // Objects that were collected count too: they are what an engine's garbage is.
      await post('HeapProfiler.startSampling', {
        samplingInterval: HEAP_INTERVAL,
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      });
    },
    async stop({ name, post }) {
      const { profile } = (await post('HeapProfiler.stopSampling')) as HeapProfiler.StopSamplingReturnType;
      return { name, heap: profile };
    },
  },
};

/** Has all threads probed while some work runs, and nothing before or after it. */
export async function probed<T>(probe: Probe, work: () => Promise<T>): Promise<{ result: T; threads: ThreadRecord[] }> {
  if (probe === 'none') return { result: await work(), threads: [] };
  const { start, stop } = RECORDERS[probe];
  const inspectors = new ThreadInspectors();
  const late: [ThreadInspector, Promise<void>][] = [];
  try {
    const threads = await inspectors.attach((worker) => late.push([worker, start(worker)]));
    const [main, ...workers] = threads;
    for (const worker of workers) await start(worker);
    await start(main as ThreadInspector);
    if (probe === 'heap') traceCollections();
    const result = await work();
    if (probe === 'heap') setFlagsFromString('--no-trace-gc');
    const records = [await stop(main as ThreadInspector)];
    await Promise.all(late.map(([, started]) => started));
    for (const worker of [...workers, ...late.map(([own]) => own)]) records.push(await stop(worker));
    return { result, threads: records };
  } finally {
    inspectors.detach();
  }
}

/** Has V8 print a line to stdout for each collection of each thread; the first is one of the main thread. */
function traceCollections(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;
  setFlagsFromString('--trace-gc');
  collect({ type: 'minor' });
}
