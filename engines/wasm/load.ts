import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LabError } from '../errors.ts';

/**
 * Instantiates the module that the build made of `assembly/<name>.ts`. It lies beside this file in `dist`, and there
 * too where this runs from source. The modules are a few KB and import nothing, so this need not be asynchronous.
 * @throws LabError INTERNAL where the build has not made it.
 */
export function loadWasm(name: string): WebAssembly.Exports {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/engines/wasm/' : './';
  const file = fileURLToPath(new URL(`${folder}${name}.wasm`, import.meta.url));
  let code: Uint8Array<ArrayBuffer>;
  try {
    code = readFileSync(file);
  } catch (cause) {
    throw new LabError('INTERNAL', `'${file}' is not there: \`npm run setup\` builds it`, { cause });
  }
  return new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
}
