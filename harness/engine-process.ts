import { workerFile } from '../engines/pool/worker-file.ts';
import type { ChildAnswers, ChildRequest } from './child-messages.ts';
import { ForkedProcess } from './forked-process.ts';

/** A long-lived child process that holds one engine open. It answers one request at a time. */
export class EngineProcess extends ForkedProcess {
  readonly engine: string;

  constructor(engine: string) {
    super(workerFile(import.meta.url, 'child'), { label: engine });
    this.engine = engine;
  }

  /**
   * Sends a request and waits for its answer.
   * @throws LabError what the engine threw; CHILD_DIED; INTERRUPTED after `kill`.
   */
  async ask<K extends ChildRequest['kind']>(request: ChildRequest & { kind: K }): Promise<ChildAnswers[K]> {
    return (await this.request(request)) as ChildAnswers[K];
  }
}
