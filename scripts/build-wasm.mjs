// Compiles every decoder in engines/wasm/assembly with AssemblyScript: `node scripts/build-wasm.mjs DIST`.
// Plain JavaScript, since it is part of the build.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import asc from 'assemblyscript/asc';

const SOURCES = 'engines/wasm/assembly';
const [dist] = process.argv.slice(2);

for (const file of readdirSync(SOURCES).filter((name) => name.endsWith('.ts'))) {
  const { error, stderr } = await asc.main([
    `${SOURCES}/${file}`,
    ...['--outFile', path.posix.join(dist, 'engines/wasm', file.replace(/\.ts$/, '.wasm'))],
    ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory'],
  ]);
  process.stderr.write(stderr.toString());
  if (error) {
    process.stderr.write(`${file}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
