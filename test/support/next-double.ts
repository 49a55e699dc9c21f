const bits = new DataView(new ArrayBuffer(8));

/** The doubles just below and just above a value. */
export function neighbours(value: number): [below: number, above: number] {
  return [-above(-value), above(value)];
}

function above(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}
