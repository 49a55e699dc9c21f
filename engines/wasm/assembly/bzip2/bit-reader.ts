// Reads bits, highest first. Past the end it goes on with zeros and counts them, so that a hot loop need not ask at
// every step: whoever reads checks `cutOff` before the zeros can do any harm.

/** The lowest `have` bits are those not yet taken; what lies above them means nothing. */
export let bits: u64 = 0;
export let have: i32 = 0;

let ip: usize = 0;
let end: usize = 0;
/** Zero bytes that were added past the end. */
let beyond: i32 = 0;

export function startBits(start: usize, stop: usize): void {
  ip = start;
  end = stop;
  bits = 0;
  have = 0;
  beyond = 0;
}

/** Takes `n` bits, at most 32. */
export function take(n: i32): u32 {
  if (have < n) refill();
  have -= n;
  return <u32>(bits >> <u64>have) & <u32>(((<u64>1) << (<u64>n)) - 1);
}

/** Adds bits, so that there are more than 32. There must be at most 32. */
export function refill(): void {
  if (ip + 4 <= end) {
    bits = (bits << 32) | <u64>bswap<u32>(load<u32>(ip));
    ip += 4;
    have += 32;
    return;
  }
  while (have <= 32) {
    bits <<= 8;
    if (ip < end) bits |= <u64>load<u8>(ip++);
    else beyond++;
    have += 8;
  }
}

/** Leaves `n` bits, after a loop that took some of its own copy. */
export function leave(n: i32): void {
  have = n;
}

/** Whether bits were taken that lie past the end. */
export function cutOff(): bool {
  return beyond * 8 > have;
}

/** Address after the last byte of which a bit was taken. */
export function bytePosition(): usize {
  return cutOff() ? end : ip - <usize>((have - beyond * 8) >> 3);
}
