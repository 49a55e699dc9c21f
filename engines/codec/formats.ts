/** How the blobs of a store are compressed. A store lies in a folder named like its format. */
export type Format = 'bz2' | 'lz4' | 'v2';

/** Every format, in the order stores are listed. */
export const FORMATS: readonly Format[] = ['bz2', 'lz4', 'v2'];
