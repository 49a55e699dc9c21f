import { spawnSync } from 'node:child_process';
import { LabError } from '../../errors.ts';

/** Interpreters that are tried, in order: packages of a distribution are only in its own one. */
const INTERPRETERS = ['python3', '/usr/bin/python3'];

/** What each codec of the Python peer imports, and Debian's package of each module that is not Python's own. */
const MODULES: Readonly<Record<string, readonly string[]>> = { bz2: ['numpy', 'bz2'], lz4: ['numpy', 'lz4.frame'] };
const PACKAGES: Readonly<Record<string, string>> = { numpy: 'python3-numpy', 'lz4.frame': 'python3-lz4' };

/**
 * An interpreter that can import what the Python peer needs for a codec.
 * @throws LabError PEER_UNAVAILABLE, which says what each interpreter lacks.
 */
export function findPython(codec: string, interpreters: readonly string[] = INTERPRETERS): string {
  const modules = MODULES[codec] ?? [];
  const lacks: string[] = [];
  const packages = new Set<string>();
  for (const interpreter of interpreters) {
    const missing = missingModules(interpreter, modules);
    if (missing === null) {
      lacks.push(`${interpreter} does not run`);
      packages.add('python3');
    } else if (missing.length === 0) {
      return interpreter;
    } else {
      lacks.push(`${interpreter} has no ${missing.join(' and no ')}`);
    }
    for (const name of missing ?? modules) packages.add(PACKAGES[name] ?? 'python3');
  }
  throw new LabError(
    'PEER_UNAVAILABLE',
    `the Python peer needs ${modules.join(' and ')}: ${lacks.join(', ')}; on Debian: apt-get install ${[...packages].join(' ')}`,
  );
}

/** Those of some modules that an interpreter cannot import; null where it does not run or is too old. */
function missingModules(interpreter: string, modules: readonly string[]): string[] | null {
  const script = `import importlib, sys
sys.version_info >= (3, 10) or sys.exit(1)
for name in sys.argv[1:]:
    try: importlib.import_module(name)
    except ImportError: print(name)`;
  const { status, stdout } = spawnSync(interpreter, ['-c', script, ...modules], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : null;
}
