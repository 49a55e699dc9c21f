import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { workerFile } from '../../engines/pool/worker-file.ts';
import { throwIfInterrupted } from '../interrupted.ts';
import type { ProfileFrame } from './facts-document.ts';
import type { ProfileAnswer, ProfileRequest } from './profile-child.ts';
import { cpuProfileSchema, topFrames } from './top-frames.ts';

/** Frames that are kept. */
const FRAMES = 8;

/**
 * Profiles an engine that repeats one query in a process of its own, its workers included.
 * @throws LabError CHILD_DIED; INTERRUPTED.
 */
export async function profileEngine(
  request: ProfileRequest,
  signal: AbortSignal,
): Promise<{ readonly calls: number; readonly frames: ProfileFrame[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'querylab-profile-'));
  try {
    const answer = await answerOf(request, folder, signal);
    const threads = readdirSync(folder).map((file) =>
      cpuProfileSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
    );
    return { calls: answer.calls, frames: topFrames(threads, answer, FRAMES) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answerOf(request: ProfileRequest, folder: string, signal: AbortSignal): Promise<ProfileAnswer> {
  throwIfInterrupted(signal);
  const child = fork(workerFile(import.meta.url, 'profile-child'), {
    execArgv: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const kill = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  try {
    return await new Promise<ProfileAnswer>((resolve, reject) => {
      let answer: ProfileAnswer | null = null;
      let stderr = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      const died = (how: string) =>
        reject(new LabError('CHILD_DIED', `the profiled process of ${request.engine} ${how}; it said: ${stderr}`));
      child
        .on('message', (message) => {
          answer = message as ProfileAnswer;
        })
        .on('error', (error) => died(error.message))
        .on('close', (code) => {
          if (signal.aborted) reject(new LabError('INTERRUPTED', 'the run was interrupted'));
          else if (answer === null || code !== 0) died(`ended with ${code}`);
          else resolve(answer);
        })
        .send(request);
    });
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
