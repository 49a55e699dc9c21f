// Bundles the script and the style sheet of the HTML report: `node scripts/build-page.mjs DIST`.
// Plain JavaScript, since it is part of the build.
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const [dist] = process.argv.slice(2);

await build({
  entryPoints: ['reports/page/client/client.ts', 'reports/page/client/client.css'],
  outdir: path.join(dist, 'reports/page'),
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'iife',
  target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
  logLevel: 'warning',
});
