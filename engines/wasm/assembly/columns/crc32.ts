// CRC-32 of zlib: polynomial 0xedb88320, lowest bit first. Eight tables take eight bytes at a step.

const TABLES: usize = memory.data(8 * 1024, 16);

makeTables();

/** Checksum of the bytes from `at` to before `stop`. */
export function crc32(at: usize, stop: usize): u32 {
  let crc: u32 = 0xffffffff;
  while (at + 8 <= stop) {
    const low = crc ^ load<u32>(at);
    const high = load<u32>(at, 4);
    crc =
      entry(7, low) ^
      entry(6, low >> 8) ^
      entry(5, low >> 16) ^
      entry(4, low >> 24) ^
      entry(3, high) ^
      entry(2, high >> 8) ^
      entry(1, high >> 16) ^
      entry(0, high >> 24);
    at += 8;
  }
  while (at < stop) crc = (crc >> 8) ^ entry(0, crc ^ <u32>load<u8>(at++));
  return ~crc;
}

/** Effect of a byte, the lowest of `byte`, that `k` more bytes follow. */
function entry(k: usize, byte: u32): u32 {
  return load<u32>(TABLES + (k << 10) + ((<usize>(byte & 0xff)) << 2));
}

function makeTables(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) !== 0 ? 0xedb88320 : 0);
    store<u32>(TABLES + ((<usize>byte) << 2), crc);
  }
  for (let k: usize = 1; k < 8; k++) {
    for (let byte: u32 = 0; byte < 256; byte++) {
      const before = entry(k - 1, byte);
      store<u32>(TABLES + (k << 10) + ((<usize>byte) << 2), (before >> 8) ^ entry(0, before));
    }
  }
}
