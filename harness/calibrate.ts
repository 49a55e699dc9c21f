import { type Cost, largestShare } from '../engines/auto-model.ts';
import { LabError } from '../engines/errors.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { EngineProcess } from './engine-process.ts';
import { fitCost } from './fit-cost.ts';
import { BLOCK_CALLS } from './schedule.ts';
import { median } from './stats.ts';

/** Candidates that the measured queries should have: for each, the query that comes nearest is taken. */
const LADDER = [2, 4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];
/** A query that takes one thread longer than this, in milliseconds, says nothing new. */
const LONG_ENOUGH = 400;

export interface CalibrationOptions {
  readonly codec: string;
  readonly dataDir: string;
  readonly queries: readonly FlightQuery[];
  readonly workers: number;
  /** Workers that run at the same time: no more than there are cores. */
  readonly threads: number;
  readonly rounds: number;
}

/** The costs of both strategies on one codec, and what they were fitted to. */
export interface Calibration {
  readonly scan: Cost;
  readonly 'worker-own': Cost;
  /** Medians in milliseconds. */
  readonly measured: readonly {
    readonly candidates: number;
    readonly bytes: number;
    readonly scan: number;
    readonly workers: number;
  }[];
}

/**
 * Measures one thread against workers on one codec: a process each, in blocks of calls that take turns.
 * @throws LabError BAD_OPTION where the store has too few flights to tell queries apart; what the engines throw.
 */
export async function calibrate(options: CalibrationOptions): Promise<Calibration> {
  const { codec, dataDir, workers, threads, rounds } = options;
  const engines = [`scan/${codec}`, `worker-own/${codec}`] as const;
  const [scan, own] = engines.map((engine) => new EngineProcess(engine)) as [EngineProcess, EngineProcess];
  try {
    for (const process of [scan, own]) await process.ask({ kind: 'open', engine: process.engine, dataDir, workers });
    const rungs = await climb(scan, options.queries);
    const times = rungs.map(() => ({ scan: [] as number[], own: [] as number[] }));
    for (let round = 0; round < rounds; round++) {
      for (const [i, { query }] of rungs.entries()) {
        const arms = [
          [scan, times[i]?.scan],
          [own, times[i]?.own],
        ] as const;
        // The leader changes from query to query and from round to round.
        for (const [process, into] of (round + i) % 2 === 0 ? arms : arms.toReversed()) {
          into?.push(...(await process.ask({ kind: 'sample', query, calls: BLOCK_CALLS })));
        }
      }
    }
    const measured = rungs.map(({ candidates, bytes }, i) => ({
      candidates,
      bytes,
      scan: median(times[i]?.scan ?? []),
      workers: median(times[i]?.own ?? []),
    }));
    return {
      scan: fitCost(measured.map((m) => ({ bytes: m.bytes, ms: m.scan }))),
      'worker-own': fitCost(
        measured.map((m) => ({ bytes: m.bytes * largestShare(m.candidates, threads), ms: m.workers })),
      ),
      measured,
    };
  } finally {
    scan.kill();
    own.kill();
  }
}

interface Rung {
  readonly query: FlightQuery;
  readonly candidates: number;
  /** Compressed bytes of the candidates. */
  readonly bytes: number;
}

/** The queries nearest to the numbers of candidates that are wanted, ascending, until one takes long enough. */
async function climb(scan: EngineProcess, queries: readonly FlightQuery[]): Promise<Rung[]> {
  const known: (Rung & { readonly milliseconds: number })[] = [];
  for (const query of queries) {
    const { counters, milliseconds } = await scan.ask({ kind: 'identify', query });
    if (counters.candidates > 0)
      known.push({ query, candidates: counters.candidates, bytes: counters.bytesRead, milliseconds });
  }
  const distance = (rung: Rung, wanted: number) => Math.abs(Math.log(rung.candidates / wanted));
  const taken = LADDER.flatMap((wanted) => {
    const [nearest] = [...known].sort((a, b) => distance(a, wanted) - distance(b, wanted));
    return nearest === undefined || distance(nearest, wanted) > Math.log(1.25) ? [] : [nearest];
  });
  const rungs = [...new Set(taken)];
  const long = rungs.findIndex(({ milliseconds }) => milliseconds > LONG_ENOUGH);
  const kept = long === -1 ? rungs : rungs.slice(0, Math.max(long + 1, 5));
  if (new Set(kept.map(({ candidates }) => candidates)).size >= 5) return kept;
  throw new LabError('BAD_OPTION', 'the store has too few flights to calibrate with: use the preset small or day');
}
