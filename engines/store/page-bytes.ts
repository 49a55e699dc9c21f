import type { Format } from '../codec/formats.ts';

const PAGE_BYTES: Readonly<Record<Format, number>> = {
  bz2: 4096,
  lz4: 4096,
  // Rows of 1.4 kB leave a quarter of 4 KiB pages empty: a day-file is a fifth smaller so.
  v2: 16_384,
};

/** Bytes of a page in day-files of a format. */
export function pageBytes(format: Format): number {
  return PAGE_BYTES[format];
}
