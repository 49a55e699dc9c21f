import fc from 'fast-check';

/** Bytes of one field of a record, point by point. */
type Field = readonly Buffer[];

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

const ODD = [
  ...['7ff8000000000000', '7ff0000000000001', 'fff8deadbeef0001', 'fff7fffffff7ffff', '0000000000000001'],
  ...['8000000000000000', '7ff0000000000000', 'fff0000000000000', '000fffffffffffff', '7fefffffffffffff'],
].map((hex) => Buffer.from(hex, 'hex'));
const MISSING = double(-999_999);

const oddBytes = fc.oneof(fc.constantFrom(...ODD), fc.uint8Array({ minLength: 8, maxLength: 8 }).map(Buffer.from));

/** A walk of whole numbers, with stretches that stand still. */
function walk(n: number, step: number): fc.Arbitrary<number[]> {
  return fc
    .tuple(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.array(fc.integer({ min: -step, max: step }), { minLength: n, maxLength: n }),
    )
    .map(([start, steps]) => {
      let at = start;
      return steps.map((by) => (at += Math.abs(by) > step / 2 ? by : 0));
    });
}

/** A column of doubles of one character, some of its values replaced by odd or missing ones. */
function doubles(n: number): fc.Arbitrary<Field> {
  const plain = fc.oneof(
    fc.tuple(walk(n, 900), fc.integer({ min: 0, max: 12 })).map(([k, e]) => k.map((v) => double(v / 10 ** e))),
    walk(n, 40).map((k) => k.map((v) => double(v * 25))),
    fc
      .tuple(walk(n, 3000), fc.array(fc.constantFrom(60, 59, 41, 40, 39), { minLength: n, maxLength: n }))
      .map(([k, d]) => k.map((v, i) => double(Number(((v * 360) / ((d[i] as number) * 131072)).toFixed(10))))),
    fc
      .array(fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 })), {
        minLength: n,
        maxLength: n,
      })
      .map((v) => v.map(([x, y]) => double(Number((((Math.atan2(x, y) * 180) / Math.PI + 360) % 360).toFixed(10))))),
    fc.array(fc.double().map(double), { minLength: n, maxLength: n }),
    fc.array(fc.float().map(double), { minLength: n, maxLength: n }),
    fc.array(oddBytes, { minLength: n, maxLength: n }),
    fc.oneof(fc.constant(MISSING), oddBytes).map((bytes) => Array<Buffer>(n).fill(bytes)),
  );
  const hits = fc.array(fc.tuple(fc.nat(), fc.oneof(oddBytes, fc.constant(MISSING))), { maxLength: 20 });
  return fc.tuple(plain, hits).map(([column, replaced]) => {
    const field = [...column];
    for (const [at, bytes] of replaced) if (n > 0) field[at % n] = bytes;
    return field;
  });
}

function times(n: number): fc.Arbitrary<Field> {
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value >>> 0);
    return bytes;
  };
  return fc.oneof(
    walk(n, 60).map((k) => k.map((v) => u32(1_717_243_200 + v))),
    fc.constant(Array.from({ length: n }, (_, i) => u32(1_717_243_200 + 4 * i))),
    fc.array(fc.integer({ min: 0, max: 0xffffffff }).map(u32), { minLength: n, maxLength: n }),
  );
}

function ground(n: number): fc.Arbitrary<Field> {
  return fc
    .oneof(fc.constant(0), fc.constant(1), fc.constant(255))
    .chain((max) => fc.array(fc.integer({ min: 0, max }), { minLength: n, maxLength: n }))
    .map((bytes) => bytes.map((byte) => Buffer.of(byte)));
}

/** Any packed trajectory of `n` points, by its bytes: of all characters that columns have, and of none. */
export function packedOf(n: number): fc.Arbitrary<Buffer> {
  return fc.tuple(times(n), doubles(n), doubles(n), doubles(n), doubles(n), doubles(n), ground(n)).map((fields) => {
    const records = Array.from({ length: n }, (_, i) => Buffer.concat(fields.map((field) => field[i] as Buffer)));
    const packed = Buffer.concat([Buffer.of(n >> 8, n & 0xff), ...records]);
    // Counterexamples in hex, not as a list of numbers.
    return Object.assign(packed, { [fc.toStringMethod]: () => packed.toString('hex') });
  });
}

/** Any packed trajectory of up to three blocks. */
export const anyPacked: fc.Arbitrary<Buffer> = fc
  .oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(63, 64, 65, 127, 128, 129, 192))
  .chain(packedOf);
