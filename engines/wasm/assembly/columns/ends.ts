// The first column of a block and the last.
import { ON_GROUND, TIME } from './areas';
import { fail, nextByte, take } from './cursor';
import { readIntegers } from './integers';

/** Times, counted from the earliest of the blob. Those that are no u32 count as damage. */
export function readTime(count: i32, earliest: f64): void {
  const order = nextByte();
  if (order > 2) {
    fail();
    return;
  }
  readIntegers(count, order, TIME);
  const stop = TIME + ((<usize>count) << 3);
  for (let at = TIME; at < stop; at += 8) {
    const time = load<f64>(at) + earliest;
    if (!(time >= 0 && time <= 4294967295)) {
      fail();
      return;
    }
    store<f64>(at, time);
  }
}

/** One byte a point. */
export function readGround(count: i32): void {
  const mode = nextByte();
  if (mode === 0 || mode === 1) {
    memory.fill(ON_GROUND, <u8>mode, <usize>count);
  } else if (mode === 2) {
    const bits = load<u64>(take((count + 7) >> 3));
    for (let i = 0; i < count; i++) store<u8>(ON_GROUND + <usize>i, <u8>((bits >> <u64>i) & 1));
  } else if (mode === 3) {
    memory.copy(ON_GROUND, take(count), <usize>count);
  } else {
    fail();
  }
}
