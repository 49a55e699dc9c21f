import { syncBuiltinESMExports } from 'node:module';
import threads, { Worker, type WorkerOptions } from 'node:worker_threads';
import type { TargetSetup } from './target-messages.ts';

/** The same target for profilers that start the program themselves: `node standalone-target.js SETUP SECONDS`. */
const [setup = '{}', seconds = '0'] = process.argv.slice(2);

/** A worker that is not told what Node shall load first: clinic's own part, which comes that way, fails there. */
class PlainWorker extends Worker {
  constructor(file: string | URL, options: WorkerOptions = {}) {
    super(file, { ...options, env: { ...process.env, NODE_OPTIONS: '' } });
  }
}
threads.Worker = PlainWorker;
syncBuiltinESMExports();

// Only now, so that whoever starts workers finds those.
const { openTarget } = await import('./open-target.ts');
const loop = await openTarget(JSON.parse(setup) as TargetSetup);
process.on('SIGINT', () => loop.stop());
await loop.run(Number(seconds));
process.exit(0);
