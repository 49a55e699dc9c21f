import { expect, test } from 'vitest';
import * as status from '../../../engines/wasm/status.ts';
import { compressed, packedFlight } from '../../support/codec-blob.ts';
import { rawDecoder } from '../../support/wasm-decoder.ts';

const decoder = rawDecoder('bz2', 0);

/** Bits before the map of byte values: header, magic number of a block, checksum, randomised, origin. */
const BEFORE_VALUES = 32 + 48 + 32 + 1 + 24;
const TABLES_BITS = 3;
const SELECTORS_BITS = 15;

test.each(['0', ':', ' ', '\0'])('level %j is refused', async (level) => {
  const blob = await compressed('bz2', packedFlight(3));
  blob.write(level, 3, 'latin1');
  expect(decoder.decode(blob)).toBe(status.BAD_HEADER);
});

test('selectors beyond the 18,002 that a block can use are passed over', async () => {
  const packed = packedFlight(40);
  const blob = await compressed('bz2', packed);
  for (const count of [18_002, 18_003, 32_767]) {
    const length = decoder.decode(withSelectors(blob, count));
    expect(decoder.output(Math.max(length, 0)).equals(packed)).toBe(true);
  }
});

test('a block without selectors, or with too few, is refused', async () => {
  const blob = await compressed('bz2', packedFlight(40));
  for (const count of [0, 1, 2]) expect(decoder.decode(withSelectors(blob, count))).toBe(status.BAD_DATA);
});

test.each([0, 1, 7])('%i tables are refused', async (tables) => {
  const bits = toBits(await compressed('bz2', packedFlight(40)));
  const at = valuesEnd(bits);
  const changed = `${bits.slice(0, at)}${tables.toString(2).padStart(TABLES_BITS, '0')}${bits.slice(at + TABLES_BITS)}`;
  expect(decoder.decode(toBytes(changed))).toBe(status.BAD_DATA);
});

test('an origin outside the block is refused', async () => {
  const bits = toBits(await compressed('bz2', packedFlight(40)));
  for (const origin of [1802, 900_000, 2 ** 24 - 1]) {
    const changed = `${bits.slice(0, 113)}${origin.toString(2).padStart(24, '0')}${bits.slice(BEFORE_VALUES)}`;
    expect(decoder.decode(toBytes(changed))).toBe(status.BAD_DATA);
  }
});

/** The blob with this many selectors: the last are left out, or more of the same table follow. */
function withSelectors(blob: Buffer, count: number): Buffer {
  const bits = toBits(blob);
  const from = valuesEnd(bits) + TABLES_BITS;
  const present = Number.parseInt(bits.slice(from, from + SELECTORS_BITS), 2);
  const selectors: string[] = [];
  let end = from + SELECTORS_BITS;
  while (selectors.length < present) {
    const stop = bits.indexOf('0', end) + 1;
    selectors.push(bits.slice(end, stop));
    end = stop;
  }
  const wanted = Array.from({ length: count }, (_, i) => selectors[i] ?? '0');
  const number = count.toString(2).padStart(SELECTORS_BITS, '0');
  return toBytes(bits.slice(0, from) + number + wanted.join('') + bits.slice(end, streamEnd(bits)));
}

/** The end of the stream, without the bits that fill its last byte: 48 of a magic number and 32 of a checksum. */
function streamEnd(bits: string): number {
  return bits.lastIndexOf((0x177245385090).toString(2).padStart(48, '0')) + 48 + 32;
}

/** Where the number of tables stands: after 16 bits of rows, and 16 for each row that is there. */
function valuesEnd(bits: string): number {
  const rows = bits.slice(BEFORE_VALUES, BEFORE_VALUES + 16);
  return BEFORE_VALUES + 16 + 16 * rows.replaceAll('0', '').length;
}

function toBits(bytes: Buffer): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}

function toBytes(bits: string): Buffer {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  return Buffer.from(
    Array.from({ length: whole.length / 8 }, (_, i) => Number.parseInt(whole.slice(8 * i, 8 * i + 8), 2)),
  );
}
