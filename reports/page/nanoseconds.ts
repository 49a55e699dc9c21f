import type { BenchDocument } from '../../harness/document.ts';

/** Decimals of a millisecond that a clock of nanoseconds has; the rest comes from how doubles are. */
const DECIMALS = 6;

/** The document with samples as short as they can be: they are most of a page. */
export function toTheNanosecond(document: BenchDocument): BenchDocument {
  const shorten = (samples: readonly number[]) => samples.map((sample) => Number(sample.toFixed(DECIMALS)));
  const cells = document.cells.map((cell) => ({
    ...cell,
    rounds: cell.rounds.map(({ round, samples }) => ({ round, samples: shorten(samples) })),
  }));
  return { ...document, cells };
}
