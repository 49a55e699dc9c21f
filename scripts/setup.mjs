// Makes the checkout ready to run: installs packages and compiles where either is missing or out of date.
// Plain JavaScript, since it runs before anything is installed or built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
/** Holds the number of the process that installs or builds. */
const LOCK = path.join(ROOT, '.querylab', 'setup.lock');
/** Milliseconds after which it is nobody's: its number may be another process's by then. */
const LOCK_LIFE = 20 * 60_000;

/** Exit statuses of the lab: what the user has to mend, Ctrl-C, and a fault of its own. */
const [USAGE, INTERRUPTED, INTERNAL] = [2, 130, 70];

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`querylab needs Node.js 20 or newer; this is ${process.version}`);
try {
  process.chdir(ROOT);
  if (!isInstalled() || !isBuilt(newestSource())) {
    lock();
    if (!isInstalled()) install();
    const wanted = newestSource();
    if (!isBuilt(wanted)) build(wanted);
  }
} catch (error) {
  if (error.syscall === undefined) {
    process.stderr.write(`querylab: internal fault, please report it\n${error.stack}\n`);
    process.exit(INTERNAL);
  }
  fail(`the checkout cannot be built: ${error.message}`);
}

/** Waits for others that install or build here, so that one does and the others find it done. */
function lock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  let told = false;
  while (!taken()) {
    const holder = readIf(LOCK) ?? '';
    if (isGone(holder)) removeLock(holder);
    else if (!told && holder !== '') {
      say(`waiting for process ${holder}, which builds this checkout`);
      told = true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  process.on('exit', () => rmSync(LOCK, { force: true }));
}

function taken() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Whether the process that held the lock has ended without its removal. */
function isGone(holder) {
  const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > LOCK_LIFE) return true;
  try {
    return !process.kill(Number(holder), 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Removes the lock of a process that is gone; where another has taken it in between, that one stays. */
function removeLock(holder) {
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, LOCK);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function isInstalled() {
  return readIf(INSTALLED) === lockfileStamp();
}

function lockfileStamp() {
  return createHash('sha256').update(readFileSync('package-lock.json')).update(process.versions.modules).digest('hex');
}

/** Installs what the lockfile names, compiled for this version of Node. */
function install() {
  const wanted = lockfileStamp();
  say('installing packages (compiling better-sqlite3 takes a minute or two)');
  // --include=dev: the build needs the compiler even where NODE_ENV is production.
  run('npm', ['ci', '--include=dev', '--loglevel=error']);
  writeFileSync(INSTALLED, wanted);
}

function isBuilt(wanted) {
  return Number(readIf(BUILT)) >= wanted;
}

/** Compiles into a fresh folder and swaps it in, so that an interrupted build leaves the old one whole. */
function build(wanted) {
  say('building');
  // Of builds that were killed: nobody else builds as long as the lock is ours.
  for (const name of readdirSync('.')) if (/^dist\.\d+$/.test(name)) rmSync(name, { recursive: true, force: true });
  const [fresh, old] = [`dist.${process.pid}`, `dist.${process.pid}0`];
  // At the end of the process, since a step that fails ends it.
  process.on('exit', () => [fresh, old].forEach((name) => void rmSync(name, { recursive: true, force: true })));
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh]);
  run(process.execPath, ['scripts/build-wasm.mjs', fresh]);
  run(process.execPath, ['scripts/build-page.mjs', fresh]);
  writeFileSync(path.join(fresh, '.querylab-built'), String(wanted));
  // Renamed, not removed: whoever reads the old one meets the whole or none of it.
  if (existsSync('dist')) renameSync('dist', old);
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
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

function run(command, args) {
  const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (error) fail(`cannot run ${command}: ${error.message}`);
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(INTERRUPTED);
  const line = [path.basename(command), ...args].join(' ');
  if (status !== 0) fail(`\`${line}\` ${signal === null ? 'failed' : `got ${signal}`}: its output is above`);
}

function say(message) {
  process.stderr.write(`querylab: ${message} …\n`);
}

function fail(message) {
  process.stderr.write(`querylab: ${message} [NOT_BUILT]\n`);
  process.exit(USAGE);
}
