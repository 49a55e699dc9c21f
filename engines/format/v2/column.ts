import { BLOCK_POINTS } from './layout.ts';

/** Index of the high half of a double in a Uint32Array over it: 1 where the machine is little-endian. */
export const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
/** Index of the low half. */
export const LOW = 1 - HIGH;

/** One column of one block: doubles, and the same memory as halves, which keep the bits of NaN. */
export class Column {
  readonly values = new Float64Array(BLOCK_POINTS);
  readonly words = new Uint32Array(this.values.buffer);
  /** Whether all values are known to be numbers, which may be moved as doubles without losing bits. */
  numeric = false;

  /** Copies the bits of value `from` to value `to`. */
  copy(from: number, to: number): void {
    const { words } = this;
    words[2 * to] = words[2 * from] as number;
    words[2 * to + 1] = words[2 * from + 1] as number;
  }

  /** Whether two values have the same bits. */
  same(a: number, b: number): boolean {
    const { words } = this;
    return words[2 * a] === words[2 * b] && words[2 * a + 1] === words[2 * b + 1];
  }
}
