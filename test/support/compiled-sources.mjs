// Gives a .ts module in the form to which start-run.ts has compiled it for this run.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export async function load(url, context, nextLoad) {
  if (!/\.tsx?$/.test(url)) return nextLoad(url, context);
  const module = path.relative(ROOT, fileURLToPath(url)).replace(/\.tsx?$/, '.js');
  const source = await readFile(path.join(process.env.QUERYLAB_TEST_RUN, 'compiled', module));
  return { format: 'module', source, shortCircuit: true };
}
