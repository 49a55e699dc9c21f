// A place in the blob, and the end of the block it lies in. What runs past the end sets a flag and goes on: at most a few
// hundred bytes are read after it, for which other areas leave room, and whoever asked drops what came of them.

export let at: usize = 0;
let end: usize = 0;
let isBroken: bool = false;

export function startBlob(): void {
  isBroken = false;
}

export function startBlock(from: usize, stop: usize): void {
  at = from;
  end = stop;
}

/** Notes that the blob cannot be read. */
export function fail(): void {
  isBroken = true;
}

export function broken(): bool {
  return isBroken;
}

export function atEnd(): bool {
  return at === end;
}

/** Moves on by `count` bytes and answers where they begin. */
export function take(count: i32): usize {
  const from = at;
  if (<usize>count > end - from) isBroken = true;
  else at = from + <usize>count;
  return from;
}

export function nextByte(): i32 {
  if (at >= end) {
    isBroken = true;
    return 0;
  }
  return <i32>load<u8>(at++);
}

/** A signed integer in groups of seven bits. Those that a double cannot hold count as damage. */
export function varint(): i64 {
  let z: u64 = 0;
  for (let shift: u64 = 0; shift < 56; shift += 7) {
    const byte = <u64>nextByte();
    z |= (byte & 127) << shift;
    if (byte < 128) {
      if (z >> 53 !== 0) isBroken = true;
      return <i64>(z >> 1) ^ -(<i64>(z & 1));
    }
  }
  isBroken = true;
  return 0;
}
