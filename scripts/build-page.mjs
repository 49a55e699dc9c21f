// Bundles the scripts and the style sheets of the HTML pages: `node scripts/build-page.mjs DIST`.
// Plain JavaScript, since it is part of the build.
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const [dist] = process.argv.slice(2);

await build({
  entryPoints: [
    { in: 'reports/page/client/client.ts', out: 'page/client' },
    { in: 'reports/page/client/client.css', out: 'page/client' },
    // Its style sheet comes with it.
    { in: 'reports/flame/client/flame.ts', out: 'flame/flame' },
  ],
  outdir: path.join(dist, 'reports'),
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'iife',
  target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
  logLevel: 'warning',
});
