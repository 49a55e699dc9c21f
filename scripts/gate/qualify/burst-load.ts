import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../../scenarios/random.ts';

/** Milliseconds of a burst, and of the pause after it, drawn anew each time: shorter and longer than a process lives. */
const SHORTEST = 50;
const LONGEST = 3_000;

/** A program that keeps one processor busy in bursts, until whoever started it is gone: `burst-load.js SEED`. */
const random = new Random(Number(process.argv[2] ?? 1));
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
for (;;) {
  const end = performance.now() + random.integer(SHORTEST, LONGEST);
  while (performance.now() < end) {
    // A turn now and then, so that it hears of its end.
    const slice = performance.now() + SHORTEST;
    for (let x = 1; performance.now() < slice; x = Math.imul(x, 48_271));
    await sleep(0);
  }
  await sleep(random.integer(SHORTEST, LONGEST));
}
