import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import createModule, { type Hooks, type Lz4Module } from '@foxglove/wasm-lz4/dist/wasm-lz4.js';

const code = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('@foxglove/wasm-lz4/dist/wasm-lz4.wasm')),
);

/**
 * liblz4 with a context and areas of its own. The package's own function keeps one context, which refuses every frame
 * after it has met a damaged one, and it takes new memory at each call; hence its module is used without it.
 */
export class FoxgloveLz4Decoder {
  readonly #module: Lz4Module = instantiate();
  readonly #context = this.#module._createDecompressionContext();
  readonly #room: number;
  readonly #output: number;
  #input = 0;
  #inputRoom = 0;

  /** @param room most bytes of output. */
  constructor(room: number) {
    this.#room = room;
    this.#output = this.#module._malloc(room);
  }

  /**
   * The content of a frame, valid until the next call.
   * @throws Error where liblz4 refuses it; after that the decoder is of no more use.
   */
  decode(frame: Uint8Array): Uint8Array {
    this.#reserve(frame.length);
    const { HEAPU8 } = this.#module;
    HEAPU8.set(frame, this.#input);
    const length = this.#module._decompressFrame(this.#context, this.#output, this.#room, this.#input, frame.length);
    if (length < 0) throw new Error('liblz4 refuses it');
    // The context takes memory of its own at the first frame, which can replace the heap's buffer.
    return this.#module.HEAPU8.subarray(this.#output, this.#output + length);
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#inputRoom) return;
    this.#module._free(this.#input);
    this.#inputRoom = bytes * 2;
    this.#input = this.#module._malloc(this.#inputRoom);
  }
}

function instantiate(): Lz4Module {
  const hooks: Hooks = {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(code, imports);
      done(instance);
      return instance.exports;
    },
  };
  createModule(hooks);
  return hooks as Hooks & Lz4Module;
}
