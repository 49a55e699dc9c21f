import { type ErrorCode, LabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
import { stageMethods } from '../stages/seams.ts';
import { loadWasm } from './load.ts';
import * as status from './status.ts';

/** What every module below `assembly/` exports; addresses and lengths in bytes. */
interface DecoderExports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly SOURCE: WebAssembly.Global;
  readonly SOURCE_BYTES: WebAssembly.Global;
  readonly DESTINATION: WebAssembly.Global;
  readonly position: WebAssembly.Global;
  decode(start: number, stop: number): number;
  readonly LIMITS: WebAssembly.Global;
  scan(flags: number): number;
}

const FAILURES: ReadonlyMap<number, readonly [code: ErrorCode, what: string]> = new Map([
  [status.TRUNCATED, ['BLOB_CORRUPT', 'the data is cut off']],
  [status.BAD_HEADER, ['BLOB_CORRUPT', 'the header is damaged']],
  [status.BAD_DATA, ['BLOB_CORRUPT', 'the data is damaged']],
  [status.TOO_LARGE, ['BLOB_TOO_LARGE', `it decompresses to more than ${MAX_PACKED_BYTES} bytes`]],
  [status.TRAILING, ['BLOB_CORRUPT', 'bytes follow the end']],
  [status.BAD_LENGTH, ['BLOB_CORRUPT', 'it holds another number of bytes than it states']],
  [status.BAD_CHECKSUM, ['BLOB_CORRUPT', 'a checksum does not match']],
  [status.RANDOMISED, ['BLOB_CORRUPT', 'a block is randomised, as only bzip2 0.9.0 wrote them']],
]);

/** A decoder whose output lies in memory of its module and is valid until its next call. */
export interface WasmDecoder {
  /**
   * Decodes what lies in `blob` from `start` on. Nothing is allocated but the view of the bytes.
   * @throws LabError BLOB_CORRUPT or BLOB_TOO_LARGE, its `byte` counted in the blob.
   */
  decode(blob: Uint8Array, start: number): Uint8Array<ArrayBuffer>;
  /** What `scan` tests by: least and greatest time, latitude, longitude, altitude. */
  readonly limits: Float64Array;
  /**
   * Tests what was decoded last, packed points whose count fits their length. Answers how many of its bytes the query
   * keeps, now moved to its beginning; NO_HIT where the trajectory is none.
   * @param flags those of `point-test.ts`.
   */
  scan(flags: number): number;
}

/** Loads a decoder. Each has its own memory, which never grows. `label` begins the messages of its errors. */
export function createDecoder(name: 'bz2' | 'lz4', label: string): WasmDecoder {
  const { memory, decode, scan, position, ...areas } = loadWasm(name) as DecoderExports;
  const bytes = new Uint8Array(memory.buffer);
  const source = areas.SOURCE.value;
  const room = areas.SOURCE_BYTES.value;
  const destination = areas.DESTINATION.value;
  const decoder: WasmDecoder = {
    decode(blob, start) {
      if (blob.length > room) {
        throw new LabError(
          'BLOB_TOO_LARGE',
          `${label}: blob has ${blob.length} bytes, and no trajectory takes ${room}`,
        );
      }
      bytes.set(blob, source);
      const length = decode(start, blob.length);
      if (length >= 0) return bytes.subarray(destination, destination + length);
      const [code, what] = FAILURES.get(length) ?? ['INTERNAL', `unknown status ${length}`];
      throw new LabError(code, `${label}: ${what}`, { byte: position.value });
    },
    limits: new Float64Array(memory.buffer, areas.LIMITS.value, 8),
    scan,
  };
  stageMethods(decoder, 'decompress', ['decode']);
  return decoder;
}
