// The move-to-front list of a block's values. Its first eight are one `u64`, which a hot loop keeps in a register.

/** Values that occur in the block: the first eight, lowest byte first, and how many there are. */
export let front: u64 = 0;
export let values: i32 = 0;

/** Values from the ninth on. Sixteen bytes before it take what is moved too much. */
const REST: usize = memory.data(16 + 256, 16) + 16;

export function clearValues(): void {
  values = 0;
  front = 0;
}

export function addValue(value: i32): void {
  if (values < 8) front |= (<u64>value) << (<u64>(values * 8));
  else store<u8>(REST + <usize>(values - 8), <u8>value);
  values++;
}

/** A list of eight bytes after the one at bit `shift` went to its front. */
export function moveToFront(list: u64, shift: u64, value: u64): u64 {
  const before = ((<u64>1) << shift) - 1;
  return (list & ~((before << 8) | 0xff)) | ((list & before) << 8) | value;
}

/** Takes the value at a place of the rest of the list and puts the one that falls off the front in its first place. */
export function takeFromRest(place: i32, fallen: u32): u32 {
  const at = REST + <usize>place;
  const value = <u32>load<u8>(at);
  // Sixteen at a time, from the back.
  for (let from = at; from > REST; from -= 16) v128.store(from - 15, v128.load(from - 16));
  store<u8>(REST, <u8>fallen);
  return value;
}
