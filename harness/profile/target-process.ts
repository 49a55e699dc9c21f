import path from 'node:path';
import { BUILD_ROOT } from '../../engines/package-root.ts';
import { ForkedProcess } from '../forked-process.ts';
import type { TargetAnswers, TargetRequest, TargetSetup } from './target-messages.ts';

/** Compiled file of this folder: neither tsx nor vitest may run what is profiled. */
export function compiled(name: string): string {
  return path.join(BUILD_ROOT, 'dist', 'harness', 'profile', `${name}.js`);
}

/** Flags of V8 for a target. */
export function targetFlags({ inlining }: TargetSetup): string[] {
  return inlining ? [] : ['--no-turbo-inlining'];
}

/** Seconds that a process may take longer than it was asked to run: V8's profiler can lock itself up for ever. */
const GRACE = 60;

/** The process of an engine that is profiled. */
export class TargetProcess extends ForkedProcess {
  constructor(engine: string, options: { flags?: readonly string[]; onStdout?: (text: string) => void } = {}) {
    const { flags = [], onStdout } = options;
    super(compiled('target'), {
      label: engine,
      execArgv: ['--enable-source-maps', ...flags],
      ...(onStdout && { onStdout }),
    });
  }

  /**
   * Sends a request and waits for its answer.
   * @throws LabError what the engine threw; CHILD_DIED; INTERRUPTED after `kill`.
   */
  async ask<K extends keyof TargetAnswers>(request: TargetRequest & { kind: K }): Promise<TargetAnswers[K]> {
    const limit = 'seconds' in request ? request.seconds + GRACE : undefined;
    return (await this.request(request, limit)) as TargetAnswers[K];
  }

  /** Has what runs end after the query under way. */
  stop(): void {
    this.send({ kind: 'stop' } satisfies TargetRequest);
  }
}
