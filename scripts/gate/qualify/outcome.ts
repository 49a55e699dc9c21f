import { z } from 'zod';
import type { Found } from './case.ts';

const rangeSchema = z.object({
  engine: z.string(),
  scenario: z.string().nullable(),
  ratio: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** What became of one run: a line of the log. */
export const outcomeSchema = z.object({
  case: z.string(),
  /** From 1; also the seed of its order of blocks and of its load. */
  run: z.int().positive(),
  /** Whatever else decides what a run is; runs with others cannot be counted together. */
  settings: z.string(),
  startedAt: z.string(),
  seconds: z.number(),
  verdict: z.string(),
  status: z.int(),
  reasons: z.array(z.string()),
  /** Why what the gate said is not right; null where it is. */
  fault: z.string().nullable(),
  /** Every engine over all scenarios. */
  engines: z.array(rangeSchema),
  regressions: z.array(rangeSchema),
  improvements: z.array(rangeSchema),
  counters: z.int(),
  results: z.int(),
  falseAlarms: z.int(),
  injectedFound: z.int(),
  injectedExpected: z.int(),
  /** Smallest slowdown that it could have seen, a share. */
  visible: z.number().nullable(),
});

export type Outcome = z.infer<typeof outcomeSchema>;

/** What a line says beside who it is about. */
export function outcomeOf({ document, judgement }: Found) {
  const range = ({ engine, scenario, first, second }: Found['judgement']['cells'][number]) => {
    const { estimate, interval } = (second ?? first).ratio;
    return { engine, scenario, ratio: estimate, low: interval?.low ?? null, high: interval?.high ?? null };
  };
  // What was refused before it was timed has no ratio.
  const timed = judgement.cells.filter(({ first }) => first.ratio.pairs > 0);
  const called = (verdict: string) => timed.filter((cell) => cell.verdict === verdict).map(range);
  const { falseAlarms, injectedFound, injectedExpected, visible } = judgement.qualification;
  return {
    ...{ verdict: judgement.verdict, status: judgement.status, reasons: [...judgement.reasons] },
    engines: timed.filter(({ scenario }) => scenario === null).map(range),
    ...{ regressions: called('regression'), improvements: called('improvement') },
    ...{ counters: judgement.counters.length, results: document.results.length },
    ...{ falseAlarms, injectedFound, injectedExpected, visible },
  };
}
