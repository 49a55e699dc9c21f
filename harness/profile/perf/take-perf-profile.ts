import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LabError } from '../../../engines/errors.ts';
import { runProgram } from '../../outside-program.ts';
import { FrameLocator } from '../frame-locator.ts';
import type { Profile, ThreadSamples } from '../profile.ts';
import type { SampleCollector } from '../samples.ts';
import { type ProfileOptions, whileUnaborted } from '../take-profile.ts';
import type { TargetRun } from '../target-messages.ts';
import { TargetProcess, targetFlags } from '../target-process.ts';
import { PerfRecorder } from './perf-recorder.ts';
import { type PerfThread, readPerfScript } from './perf-script.ts';

/** Has V8 tell perf the names of what it compiles and interprets. */
const FLAGS = [
  '--perf-basic-prof',
  '--interpreted-frames-native-stack',
  // A log that comes with it, in a file that is gone by itself.
  '--no-logfile-per-isolate',
  '--logfile=+',
];

/**
 * Profiles all threads of an engine's repeated query by the kernel's clock. `perf.data` and the names of V8's functions
 * stay in the folder.
 * @throws LabError as `takeProfile`; TOOL_FAILED.
 */
export async function takePerfProfile(options: ProfileOptions, folder: string): Promise<Profile> {
  const { setup, scenario, seconds, signal, onPhase } = options;
  const target = new TargetProcess(setup.engine, { flags: [...FLAGS, ...targetFlags(setup)] });
  const names = `/tmp/perf-${target.pid}.map`;
  const data = path.join(folder, 'perf.data');
  try {
    onPhase('warm-up');
    await whileUnaborted(
      signal,
      () => target.kill(),
      () => target.ask({ kind: 'prepare', setup }),
    );
    onPhase('profile');
    const recorder = await PerfRecorder.start(target.pid as number, data);
    let run: TargetRun;
    try {
      run = await whileUnaborted(
        signal,
        () => target.stop(),
        () => target.ask({ kind: 'run', probe: 'none', seconds }),
      );
    } finally {
      await recorder.stop();
    }
    const threads = readPerfScript(await perfScript(data), new FrameLocator(setup.root));
    if (threads.length === 0) throw new LabError('TOOL_FAILED', 'perf took no sample');
    return {
      engine: setup.engine,
      scenario,
      tool: 'perf',
      unit: 'ms',
      queries: run.queries,
      seconds: run.seconds,
      complete: run.complete,
      inlining: setup.inlining,
      threads: named(threads, target.pid as number),
      records: [],
    };
  } finally {
    target.kill();
    await target.gone;
    if (existsSync(names)) {
      copyFileSync(names, path.join(folder, path.basename(names)));
      rmSync(names);
    }
  }
}

/** Stacks as text; what perf reads is a file of its own folder, since it writes an index beside it. */
async function perfScript(data: string): Promise<string> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'querylab-perf-'));
  try {
    const args = ['script', '-i', path.resolve(data), '--no-inline', '-F', 'comm,pid,tid,period,ip,sym,dso'];
    return await runProgram('perf', args, { label: 'perf script', cwd });
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The main thread, the workers in the order they were started, and the helpers of V8 and libuv as one. */
function named(threads: readonly PerfThread[], pid: number): ThreadSamples[] {
  const main = threads.filter(({ tid }) => tid === pid);
  const workers = threads.filter(({ tid, script }) => tid !== pid && script).sort((a, b) => a.tid - b.tid);
  const helpers = threads.filter(({ tid, script }) => tid !== pid && !script);
  const together = helpers.reduce<SampleCollector | null>(
    (sum, { samples }) => (sum === null ? samples : sum.adding(samples)),
    null,
  );
  return [
    ...main.map(({ samples }) => ({ name: 'main', samples })),
    ...workers.map(({ samples }, i) => ({ name: `worker ${i + 1}`, samples })),
    ...(together === null ? [] : [{ name: 'helpers of V8 and libuv', samples: together }]),
  ];
}
