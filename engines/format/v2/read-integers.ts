import { type Cursor, corrupt } from './cursor.ts';
import { MAX_WIDTH, packedLength } from './layout.ts';
import { unpackBits } from './unpack-bits.ts';

/** Reads `count` packed integers and adds up their differences of `order` 0, 1 or 2. */
export function readIntegers(cursor: Cursor, count: number, order: number, values: Float64Array): void {
  const width = cursor.u8();
  if (width > MAX_WIDTH) throw corrupt(`integers of ${width} bits`, cursor.at - 1);
  const firsts = Math.min(order, count);
  const first = firsts > 0 ? cursor.varint() : 0;
  const second = firsts > 1 ? cursor.varint() : 0;
  const base = cursor.varint();
  const at = cursor.take(packedLength(count - firsts, width));
  unpackBits(cursor.bytes, at, count - firsts, width, values, firsts);
  if (order === 0) {
    for (let i = 0; i < count; i++) values[i] = (values[i] as number) + base;
    return;
  }
  let value = first;
  values[0] = value;
  if (order === 1) {
    for (let i = 1; i < count; i++) {
      value += (values[i] as number) + base;
      values[i] = value;
    }
    return;
  }
  let step = second;
  if (count > 1) values[1] = value += step;
  for (let i = 2; i < count; i++) {
    step += (values[i] as number) + base;
    value += step;
    values[i] = value;
  }
}
