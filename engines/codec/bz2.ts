import Bunzip, { type ByteSink, type ByteSource } from 'seek-bzip';
import { LabError, toLabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
import { loadBzip2Encoder } from './bz2-encoder.ts';
import type { CodecDefinition } from './codec.ts';
import { expectSignature } from './signature.ts';

/** One bzip2 stream a blob, decoded by seek-bzip (pure JavaScript, checks both CRCs). */
const bz2: CodecDefinition = {
  name: 'bz2',
  format: 'bz2',
  description: 'one bzip2 stream, decoded by seek-bzip (pure JavaScript)',
  decompress(blob) {
    expectSignature(blob, 'bz2');
    const source = new BlobSource(blob);
    const sink = new BoundedSink(blob.length * 4);
    try {
      Bunzip.decode(source, sink);
    } catch (error) {
      throw error instanceof LabError ? error : corrupt(toLabError(error).message, source.position, error);
    }
    if (source.position < blob.length) {
      throw corrupt(`${blob.length - source.position} bytes follow the end of the stream`, source.position);
    }
    return sink.bytes();
  },
  loadCompressor: loadBzip2Encoder,
};

export default bz2;

/** Reads a blob byte by byte; seek-bzip's own source goes on past the end with zero bits. */
class BlobSource implements ByteSource {
  readonly #blob: Uint8Array;
  position = 0;

  constructor(blob: Uint8Array) {
    this.#blob = blob;
  }

  readByte(): number {
    const byte = this.#blob[this.position];
    if (byte === undefined) throw corrupt('the stream is cut off', this.position);
    this.position++;
    return byte;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    for (let i = 0; i < length; i++) target[offset + i] = this.readByte();
    return length;
  }
}

/** Collects output up to the longest packed trajectory. */
class BoundedSink implements ByteSink {
  #buffer: Uint8Array;
  #length = 0;

  constructor(guess: number) {
    this.#buffer = new Uint8Array(Math.min(guess, MAX_PACKED_BYTES));
  }

  writeByte(byte: number): void {
    if (this.#length === this.#buffer.length) this.#grow();
    this.#buffer[this.#length++] = byte;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #grow(): void {
    if (this.#length >= MAX_PACKED_BYTES) {
      throw new LabError('BLOB_TOO_LARGE', `blob decompresses to more than ${MAX_PACKED_BYTES} bytes`);
    }
    const larger = new Uint8Array(Math.min(this.#buffer.length * 2, MAX_PACKED_BYTES));
    larger.set(this.#buffer);
    this.#buffer = larger;
  }
}

function corrupt(what: string, byte: number, cause?: unknown): LabError {
  return new LabError('BLOB_CORRUPT', `bzip2: ${what}`, cause === undefined ? { byte } : { byte, cause });
}
