/** Bytes in the making: fixed and variable integers, little-endian, and packed bits. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  reset(): void {
    this.length = 0;
  }

  /** What was written, valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  u8(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  u16(value: number): void {
    this.u8(value & 0xff);
    this.u8((value >> 8) & 0xff);
  }

  u32(value: number): void {
    this.u16(value & 0xffff);
    this.u16(value >>> 16);
  }

  bytes(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A signed integer: zigzag, then seven bits a byte, the least significant first. */
  varint(value: number): void {
    let rest = value >= 0 ? value * 2 : -value * 2 - 1;
    while (rest >= 128) {
      this.u8((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.u8(rest);
  }

  /** Integers of `width` bits, up to 64 as pairs of halves, least significant bit first. */
  packed(count: number, width: number, low: (i: number) => number, high: (i: number) => number): void {
    let held = 0;
    let bits = 0;
    const put = (value: number, size: number): void => {
      for (let left = size, rest = value; left > 0; ) {
        const taken = Math.min(8 - bits, left);
        held |= (rest & ((1 << taken) - 1)) << bits;
        bits += taken;
        left -= taken;
        rest >>>= taken;
        if (bits < 8) continue;
        this.u8(held);
        held = 0;
        bits = 0;
      }
    };
    for (let i = 0; i < count; i++) {
      put(low(i), Math.min(width, 32));
      if (width > 32) put(high(i), width - 32);
    }
    if (bits > 0) this.u8(held);
  }

  #grow(bytes: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + bytes));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Bytes that a signed integer takes. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value >= 0 ? value * 2 : -value * 2 - 1; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}
