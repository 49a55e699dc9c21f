import { BLOCK_POINTS } from '../../format/v2/layout.ts';
import { MAX_CODE, shiftFor } from './codes.ts';
import { SAMPLE_STEP, SAMPLES } from './layout.ts';

/** The codes of one axis over the points of one block, and what the index keeps of them. */
export class BlockAxis {
  readonly codes = new Uint16Array(BLOCK_POINTS);
  /** Least and greatest code; the greatest is below the least where no point counts. */
  low = MAX_CODE;
  high = 0;

  clear(): void {
    this.low = MAX_CODE;
    this.high = 0;
  }

  /** Takes up the code of a point that counts. */
  add(i: number, code: number): void {
    this.codes[i] = code;
    if (code < this.low) this.low = code;
    if (code > this.high) this.high = code;
  }

  /**
   * Writes the samples at `at` and, at `slackAt`, how far any point that counts lies outside the two samples that it
   * lies between.
   */
  sample(count: number, counts: Uint8Array, into: Uint8Array, at: number, slackAt: number): void {
    if (this.low > this.high) return;
    const shift = shiftFor(this.high - this.low, 8);
    const relative = (i: number): number => ((this.codes[i] as number) - this.low) >> shift;
    const place = (k: number): number => Math.min(k * SAMPLE_STEP, count - 1);
    for (let k = 0; k < SAMPLES; k++) into[at + k] = counts[place(k)] === 1 ? relative(place(k)) : 0;
    let slack = 0;
    for (let k = 0; k + 1 < SAMPLES; k++) {
      const from = into[at + k] as number;
      const to = into[at + k + 1] as number;
      for (let i = place(k); i <= place(k + 1); i++) {
        if (counts[i] === 1)
          slack = Math.max(slack, Math.min(from, to) - relative(i), relative(i) - Math.max(from, to));
      }
    }
    into[slackAt] = slack;
  }
}
