/** CRC-32 of zlib, gzip and PNG (reflected polynomial 0xEDB88320), four bytes at a step. */
const TABLE = new Int32Array(1024);

for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  TABLE[byte] = crc;
}
for (let at = 256; at < 1024; at++) {
  const crc = TABLE[at - 256] as number;
  TABLE[at] = (crc >>> 8) ^ (TABLE[crc & 0xff] as number);
}

/** Checksum of bytes `start` to before `end`. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = -1;
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (TABLE[768 + (crc & 0xff)] as number) ^
      (TABLE[512 + ((crc >>> 8) & 0xff)] as number) ^
      (TABLE[256 + ((crc >>> 16) & 0xff)] as number) ^
      (TABLE[crc >>> 24] as number);
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
}
