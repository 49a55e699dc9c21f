import { openTarget } from './open-target.ts';
import type { TargetSetup } from './target-messages.ts';

/** The same target for profilers that start the program themselves: `node standalone-target.js SETUP SECONDS`. */
const [setup = '{}', seconds = '0'] = process.argv.slice(2);

// What a profiler has Node load first must not reach the workers, where that of clinic fails.
process.env.NODE_OPTIONS = '';
const loop = await openTarget(JSON.parse(setup) as TargetSetup);
process.on('SIGINT', () => loop.stop());
await loop.run(Number(seconds));
process.exit(0);
