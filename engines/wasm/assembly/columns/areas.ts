// The columns of the block that is being read, 64 points each, with room for copies that run over by 8 bytes.

const DOUBLES: i32 = 64 * 8 + 16;

export const TIME: usize = memory.data(DOUBLES, 16);
export const LAT: usize = memory.data(DOUBLES, 16);
export const LON: usize = memory.data(DOUBLES, 16);
export const ALT: usize = memory.data(DOUBLES, 16);
export const ALT_GNSS: usize = memory.data(DOUBLES, 16);
export const HEADING: usize = memory.data(DOUBLES, 16);
export const ON_GROUND: usize = memory.data(64 + 16, 16);
