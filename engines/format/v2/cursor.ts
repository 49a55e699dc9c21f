import { LabError } from '../../errors.ts';

/** A place in a blob, and the end of the block it lies in. */
export class Cursor {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  end = 0;

  /** Moves on by `count` bytes and answers where they begin. */
  take(count: number): number {
    const from = this.at;
    if (from + count > this.end) throw corrupt('a column runs past the end of its block', from);
    this.at = from + count;
    return from;
  }

  u8(): number {
    if (this.at >= this.end) throw corrupt('a column runs past the end of its block', this.at);
    return this.bytes[this.at++] as number;
  }

  /** A signed integer as `ByteWriter.varint` writes it. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.u8();
      value += (byte & 127) * scale;
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      scale *= 128;
    }
    throw corrupt('an integer takes more than 8 bytes', this.at);
  }
}

/** What is wrong with a blob, and at which byte. */
export function corrupt(what: string, byte: number): LabError {
  return new LabError('BLOB_CORRUPT', `v2 blob: ${what}`, { byte });
}
