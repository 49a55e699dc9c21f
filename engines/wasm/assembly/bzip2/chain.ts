// The bytes of a block as the Burrows–Wheeler transform left them, and the links that undo it.

const MAX_BLOCK: i32 = 900_000;

/** How often each byte occurs, then where the next one goes. */
export const COUNTS: usize = memory.data(4 * 256, 16);
/** One `u32` for every symbol of the block: the byte, and above it the place of the next one. */
export const CHAIN: usize = memory.data(4 * MAX_BLOCK, 16);

export function clearCounts(): void {
  memory.fill(COUNTS, 0, 1024);
}

/** Adds a byte `run` times, from place `n` on. */
export function addRun(value: u32, n: i32, run: i32): void {
  const slot = COUNTS + ((<usize>value) << 2);
  store<u32>(slot, load<u32>(slot) + <u32>run);
  let to = CHAIN + ((<usize>n) << 2);
  const stop = to + ((<usize>run) << 2);
  for (; to < stop; to += 4) store<u32>(to, value);
}

/** Undoes the Burrows–Wheeler transform as far as links from each byte to the next. */
export function linkChain(length: i32): void {
  let sum: u32 = 0;
  for (let slot = COUNTS; slot < COUNTS + 1024; slot += 4) {
    const count = load<u32>(slot);
    store<u32>(slot, sum);
    sum += count;
  }
  for (let i: i32 = 0; i < length; i++) {
    const slot = COUNTS + ((<usize>load<u8>(CHAIN + ((<usize>i) << 2))) << 2);
    const to = load<u32>(slot);
    store<u32>(slot, to + 1);
    const at = CHAIN + ((<usize>to) << 2);
    store<u32>(at, load<u32>(at) | ((<u32>i) << 8));
  }
}
