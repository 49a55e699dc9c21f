import { loadWasm } from '../../engines/wasm/load.ts';

/** An instance of a decoder that a test drives by itself. */
export interface RawDecoder {
  /** Length of the output, or a negative status. */
  decode(blob: Uint8Array): number;
  /** The output of the last call. */
  output(length: number): Buffer;
  readonly position: number;
  readonly memoryBytes: number;
  readonly exports: Readonly<Record<string, number>>;
}

/** Opens a decoder whose blobs begin at byte `start`. */
export function rawDecoder(name: string, start: number): RawDecoder {
  const { memory, decode, position, ...areas } = loadWasm(name) as {
    memory: WebAssembly.Memory;
    decode: (start: number, stop: number) => number;
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
