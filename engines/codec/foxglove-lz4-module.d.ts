declare module '@foxglove/wasm-lz4/dist/wasm-lz4.js' {
  /** An Emscripten module of liblz4; pointers and lengths in bytes. */
  export interface Lz4Module {
    HEAPU8: Uint8Array<ArrayBuffer>;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _createDecompressionContext(): number;
    /** Length of the output, or -1. */
    _decompressFrame(context: number, to: number, room: number, from: number, bytes: number): number;
  }
  /** Makes the instance in place of Emscripten; where it does so at once, the module is ready when the factory returns. */
  export interface Hooks {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  }
  /** Adds the module's members to `hooks`. */
  export default function createModule(hooks: Hooks): unknown;
}
