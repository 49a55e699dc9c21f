// The two areas that a decoder shares with its caller: compressed bytes in, packed points out. They are part of the
// module's static memory, which nothing ever makes larger.

/** Bytes that copies of 16 at a time may read or write past the end of an area. */
const SLACK: i32 = 32;

/** Most compressed bytes that are taken. Incompressible points grow by 1 % in bzip2 and by 0.4 % in LZ4. */
export const SOURCE_BYTES: i32 = 3 << 20;
/** Length of the longest packed trajectory: a count, and 65,535 records of 45 bytes. */
export const DESTINATION_BYTES: i32 = 2 + 65_535 * 45;

export const SOURCE: usize = memory.data(SOURCE_BYTES + SLACK, 16);
export const DESTINATION: usize = memory.data(DESTINATION_BYTES + SLACK, 16);

/** Address after the last byte of output. */
export const DESTINATION_END: usize = DESTINATION + <usize>DESTINATION_BYTES;
