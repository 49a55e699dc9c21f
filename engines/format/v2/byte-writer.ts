/** Bytes in the making: fixed and variable integers, little-endian, and packed bits. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  length = 0;

  /** What was written, valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  u8(value: number): void {
    if (this.length === this.#bytes.length) this.#reserve(1);
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
    this.#reserve(bytes.length);
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

  /** Packs integers from 0 on into `width` bits each, least significant bit first. */
  packNumbers(values: ArrayLike<number>, width: number): void {
    const at = this.#zeros(values.length, width);
    for (let i = 0, bit = 0; i < values.length; i++, bit += width) {
      const value = values[i] as number;
      this.#put(at, bit, value >>> 0, Math.min(width, 32));
      if (width > 32) this.#put(at, bit + 32, Math.floor(value / 4294967296), width - 32);
    }
  }

  /** Packs the same from the low and high halves of 64-bit words. */
  packWords(low: Uint32Array, high: Uint32Array, width: number): void {
    const at = this.#zeros(low.length, width);
    for (let i = 0, bit = 0; i < low.length; i++, bit += width) {
      this.#put(at, bit, low[i] as number, Math.min(width, 32));
      if (width > 32) this.#put(at, bit + 32, high[i] as number, width - 32);
    }
  }

  /** Makes room for packed bits, all zero, and answers where it begins. */
  #zeros(count: number, width: number): number {
    const length = (count * width + 7) >> 3;
    this.#reserve(length);
    this.#bytes.fill(0, this.length, this.length + length);
    this.length += length;
    return this.length - length;
  }

  /** Sets up to 32 bits, `bit` bits after byte `at`. */
  #put(at: number, bit: number, value: number, width: number): void {
    let byte = at + (bit >> 3);
    let rest = width === 32 ? value : value & ((1 << width) - 1);
    const shift = bit & 7;
    this.#bytes[byte] = (this.#bytes[byte] as number) | (rest << shift);
    rest >>>= 8 - shift;
    for (let left = width + shift - 8; left > 0; left -= 8) {
      this.#bytes[++byte] = rest;
      rest >>>= 8;
    }
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + bytes));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Bytes that a signed integer takes. */
export function varintLength(value: number): number {
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  let length = 1;
  for (; rest >= 2147483648; rest = Math.floor(rest / 128)) length++;
  return rest === 0 ? length : length + Math.floor((31 - Math.clz32(rest)) / 7);
}
