import { seededRandom } from '../../../support/seeded-random.ts';

/** How the calls of a benchmarked process vary. */
export interface ProcessModel {
  /** Standard deviation of the logarithm between processes: lay-out of memory, choices of the compiler. */
  readonly between: number;
  /** Standard deviation of the logarithm between calls of a process. */
  readonly within: number;
  /** Correlation of one call with the next. */
  readonly correlation: number;
  /** Share of calls that take up to twice as long. */
  readonly late: number;
  readonly calls: number;
}

/** Milliseconds of every call of one process whose calls take `milliseconds` in the middle. */
export function processSamples(model: ProcessModel, milliseconds: number, random: () => number): number[] {
  const { between, within, correlation, late, calls } = model;
  const process = between * gaussian(random);
  const fresh = Math.sqrt(1 - correlation ** 2);
  let drift = gaussian(random);
  return Array.from({ length: calls }, () => {
    drift = correlation * drift + fresh * gaussian(random);
    const delay = random() < late ? 1 + random() : 1;
    return milliseconds * delay * Math.exp(process + within * drift);
  });
}

/** A draw of the standard normal distribution (G. E. P. Box and M. E. Muller, 1958). */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A source of numbers from 0 to below 1, the same sequence for the same seed. */
export function uniform(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random(2 ** 32) / 2 ** 32;
}
