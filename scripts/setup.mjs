// Makes the checkout ready to run: installs packages and compiles where either is missing or out of date.
// Plain JavaScript, since it runs before anything is installed or built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'engines',
  'scenarios',
  'harness',
  'reports',
  'fixtures',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const INSTALLED = path.join(ROOT, 'node_modules', '.querylab-installed');
const BUILT = path.join(ROOT, 'dist', '.querylab-built');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`querylab needs Node.js 20 or newer; this is ${process.version}`, 2);
process.chdir(ROOT);
install();
build();

/** Installs what the lockfile names, compiled for this version of Node. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.versions.modules)
    .digest('hex');
  if (readIf(INSTALLED) === wanted) return;
  say('installing packages (compiling better-sqlite3 takes a minute or two)');
  // --include=dev: the build needs the compiler even where NODE_ENV is production.
  run('npm', ['ci', '--include=dev', '--loglevel=error']);
  writeFileSync(INSTALLED, wanted);
}

/** Compiles into a fresh folder and swaps it in, so that an interrupted build leaves the old one whole. */
function build() {
  const wanted = newestSource();
  if (Number(readIf(BUILT)) >= wanted) return;
  say('building');
  const fresh = `dist.${process.pid}`;
  // At the end of the process, since a step that fails ends it.
  process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh]);
  run(process.execPath, ['scripts/build-wasm.mjs', fresh]);
  run(process.execPath, ['scripts/build-page.mjs', fresh]);
  writeFileSync(path.join(fresh, '.querylab-built'), String(wanted));
  rmSync('dist', { recursive: true, force: true });
  renameSync(fresh, 'dist');
}

/** Time of the last change of any source, in milliseconds; folders count too, so that a deletion shows. */
function newestSource() {
  let newest = 0;
  const visit = (name) => {
    const stat = statSync(name);
    newest = Math.max(newest, Math.ceil(stat.mtimeMs));
    if (stat.isDirectory()) for (const entry of readdirSync(name)) visit(path.join(name, entry));
  };
  SOURCES.forEach(visit);
  return newest;
}

function readIf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function run(command, args) {
  const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (error) fail(`cannot run ${command}: ${error.message}`, 70);
  if (signal) process.exit(130);
  if (status !== 0) fail(`\`${[path.basename(command), ...args].join(' ')}\` failed: its output is above`, 70);
}

function say(message) {
  process.stderr.write(`querylab: ${message} …\n`);
}

function fail(message, status) {
  process.stderr.write(`querylab: ${message}\n`);
  process.exit(status);
}
