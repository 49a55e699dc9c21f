import { loadWasm } from '../../engines/wasm/load.ts';

/** An instance of a decoder that a test drives by itself. */
export interface RawDecoder {
  /** Length of the output, or a negative status. */
  decode(blob: Uint8Array): number;
  /** Tests the output by the limits at LIMITS: the length of what is kept, or NO_HIT. */
  scan(flags: number): number;
  /** The output of the last call. */
  output(length: number): Buffer;
  readonly position: number;
  readonly memoryBytes: number;
  readonly exports: Readonly<Record<string, number>>;
}

/** Opens a decoder whose blobs begin at byte `start`. */
export function rawDecoder(name: string, start: number): RawDecoder {
  const { memory, decode, scan, position, ...areas } = loadWasm(name) as {
    memory: WebAssembly.Memory;
    decode: (start: number, stop: number) => number;
    scan: (flags: number) => number;
    position: WebAssembly.Global;
    [area: string]: unknown;
  };
  const exports = Object.fromEntries(
    Object.entries(areas).map(([key, area]) => [key, (area as WebAssembly.Global).value]),
  );
  const { SOURCE = 0, DESTINATION = 0 } = exports;
  return {
    decode(blob) {
      new Uint8Array(memory.buffer).set(blob, SOURCE);
      return decode(start, blob.length);
    },
    scan,
    output: (length) => Buffer.from(memory.buffer, DESTINATION, length),
    get position() {
      return position.value;
    },
    get memoryBytes() {
      return memory.buffer.byteLength;
    },
    exports,
  };
}
