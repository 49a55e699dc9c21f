import process from 'node:process';
import type { FlightQuery } from '../../engines/query/query.ts';
import { openEngine } from '../../engines/registry.ts';
import { touch } from '../../engines/touch.ts';
import type { Span } from './top-frames.ts';

/** What a profiled process is asked: to repeat one query. */
export interface ProfileRequest {
  readonly engine: string;
  readonly dataDir: string;
  readonly workers: number;
  readonly query: FlightQuery;
  readonly seconds: number;
}

/** What it answers; its profiles are written when it ends. */
export interface ProfileAnswer extends Span {
  readonly calls: number;
}

/** Share of the time that goes by before anything counts: the compiler is busy then. */
const WARM_UP = 0.25;

// Node writes the profiles of `--cpu-prof` when a process ends by itself.
process.on('message', (request: ProfileRequest) => {
  void repeat(request).then(
    (answer) => process.send?.(answer, () => process.disconnect?.()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function repeat({ engine: name, dataDir, workers, query, seconds }: ProfileRequest): Promise<ProfileAnswer> {
  const engine = await openEngine(name, { dataDir, workers });
  const call = async () => touch(await engine.query(query));
  await repeatUntil(now() + seconds * 1e6 * WARM_UP, call);
  const from = now();
  const calls = await repeatUntil(from + seconds * 1e6, call);
  const to = now();
  await engine.close();
  return { from, to, calls };
}

async function repeatUntil(end: number, call: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  do {
    await call();
    calls++;
  } while (now() < end);
  return calls;
}

/** Microseconds on the clock that profiles are written by. */
function now(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
