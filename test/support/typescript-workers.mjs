// Preloaded in every thread of the tests: plain Node 20 cannot load the .ts files of workers and children.
import { register } from 'node:module';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

// What vitest itself runs goes by way of vite.
if (!isMainThread || process.argv[1]?.endsWith('.ts')) register('./compiled-sources.mjs', import.meta.url);
