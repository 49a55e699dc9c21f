import type { Libbzip2 } from 'libbzip2-wasm';
import { LabError } from '../errors.ts';
import type { Compress } from './codec.ts';
import { keepingErrorHandlers } from './emscripten.ts';

/** Block size 900 kB and the default work factor: the same bytes as Python's `bz2.compress`. */
const LEVEL = 9;
const WORK_FACTOR = 30;

/**
 * libbzip2-wasm 0.0.4 leaks its input at every call: 60,000 blobs of 20 KB left 1.3 GB behind.
 * A fresh instance after this many bytes keeps its memory at 64 MiB.
 */
const RENEW_AFTER_BYTES = 32 * 1024 * 1024;

/** Loads libbzip2 as WebAssembly. */
export async function loadBzip2Encoder(): Promise<Compress> {
  let library = await instantiate();
  let bytes = 0;
  return async (packed) => {
    bytes += packed.length;
    if (bytes > RENEW_AFTER_BYTES) {
      library = await instantiate();
      bytes = packed.length;
    }
    const outcome = library.instance.compressBZ2(packed, LEVEL, WORK_FACTOR);
    try {
      if (outcome.error !== 0) throw new LabError('INTERNAL', `bzip2 encoder failed: ${outcome.errorMsg}`);
      return outcome.output.slice();
    } finally {
      outcome.delete();
    }
  };
}

/** The instance is a thenable that resolves to itself, so awaiting it would never end: hence the wrapper. */
async function instantiate(): Promise<{ instance: Libbzip2 }> {
  return await keepingErrorHandlers(async () => {
    const { default: load } = await import('libbzip2-wasm');
    const instance = load();
    await new Promise<void>((resolve) => {
      instance.then?.(() => resolve());
    });
    delete instance.then;
    return { instance };
  });
}
