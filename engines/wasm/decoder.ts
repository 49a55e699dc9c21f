import { type ErrorCode, LabError } from '../errors.ts';
import { MAX_PACKED_BYTES } from '../format/record.ts';
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

/**
 * Decodes what lies in `blob` from `start` on. The bytes lie in memory of the module and are valid until the next
 * call; nothing is allocated but the view of them.
 * @throws LabError BLOB_CORRUPT or BLOB_TOO_LARGE, its `byte` counted in the blob.
 */
export type WasmDecoder = (blob: Uint8Array, start: number) => Uint8Array<ArrayBuffer>;

/** Loads a decoder. Each has its own memory, which never grows. `label` begins the messages of its errors. */
export function createDecoder(name: 'bz2' | 'lz4', label: string): WasmDecoder {
  const { memory, decode, position, SOURCE, SOURCE_BYTES, DESTINATION } = loadWasm(name) as DecoderExports;
  const bytes = new Uint8Array(memory.buffer);
  const source = SOURCE.value;
  const room = SOURCE_BYTES.value;
  const destination = DESTINATION.value;
  return (blob, start) => {
    if (blob.length > room) {
      throw new LabError('BLOB_TOO_LARGE', `${label}: blob has ${blob.length} bytes, and no trajectory takes ${room}`);
    }
    bytes.set(blob, source);
    const length = decode(start, blob.length);
    if (length >= 0) return bytes.subarray(destination, destination + length);
    const [code, what] = FAILURES.get(length) ?? ['INTERNAL', `unknown status ${length}`];
    throw new LabError(code, `${label}: ${what}`, { byte: position.value });
  };
}
