/*
 * What a decoder answers in place of a length. Both sides read this file: TypeScript, and the
 * AssemblyScript below `assembly/`, so it holds nothing but whole numbers.
 */

/** The source ends too early. */
export const TRUNCATED = -1;
/** The first bytes are none that the decoder knows. */
export const BAD_HEADER = -2;
/** The compressed data cannot be what an encoder wrote. */
export const BAD_DATA = -3;
/** The output would be longer than the longest packed trajectory. */
export const TOO_LARGE = -4;
/** Bytes follow the end. */
export const TRAILING = -5;
/** The output has another length than the header states. */
export const BAD_LENGTH = -6;
/** A checksum does not match. */
export const BAD_CHECKSUM = -7;
/** The block is scrambled as bzip2 0.9.0 did, which no other version writes. */
export const RANDOMISED = -8;
