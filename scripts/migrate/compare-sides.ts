import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LabError } from '../../engines/errors.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { checkDataDir } from '../../engines/store/store.ts';
import type { Side, Sides } from '../../harness/executor/pair.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';
import { soleFormat } from '../sole-store.ts';

/** What names two executors on a command line: two stores, or two commands; else the environment. */
export interface SideFlags {
  readonly stores: readonly string[];
  readonly a?: string;
  readonly b?: string;
}

const VARIABLES = ['BZ2_CODE_DIR', 'BZ2_DATA_DIR', 'LZ4_CODE_DIR', 'LZ4_DATA_DIR'] as const;
type Environment = Partial<Record<(typeof VARIABLES)[number], string>>;

/**
 * The executors to compare.
 * @throws LabError BAD_OPTION where neither stores, commands nor environment name two.
 */
export function resolveSides({ stores, a, b }: SideFlags, environment: Environment = process.env): Sides {
  const ways = Number(stores.length > 0) + Number(a !== undefined || b !== undefined);
  if (ways > 1) throw new LabError('BAD_OPTION', 'name two stores or give --a and --b, not both');
  if (stores.length > 2) throw new LabError('BAD_OPTION', `name two stores, not ${stores.length}`);
  if (stores.length > 0) return pair('two stores', stores[0], stores[1], (store, name) => ownSide(store, name));
  if (ways > 0) return pair('--a and --b', a, b, (command, name) => ({ name, command }));
  const { BZ2_DATA_DIR, LZ4_DATA_DIR, BZ2_CODE_DIR, LZ4_CODE_DIR } = environment;
  if (BZ2_DATA_DIR === undefined && LZ4_DATA_DIR === undefined) {
    throw new LabError(
      'BAD_OPTION',
      `nothing to compare: name two stores, give --a 'CMD' and --b 'CMD', or set ${VARIABLES.join(', ')}`,
    );
  }
  const code = { bz2: BZ2_CODE_DIR, lz4: LZ4_CODE_DIR } as const;
  return pair('BZ2_DATA_DIR and LZ4_DATA_DIR', BZ2_DATA_DIR, LZ4_DATA_DIR, (dataDir, name) => {
    const label = name === 'a' ? 'bz2' : 'lz4';
    return dataSide(code[label] ?? PACKAGE_ROOT, dataDir, label);
  });
}

function pair(
  what: string,
  a: string | undefined,
  b: string | undefined,
  make: (value: string, name: 'a' | 'b') => Side,
) {
  if (a === undefined || b === undefined) throw new LabError('BAD_OPTION', `one side is missing: give ${what}`);
  return [make(a, 'a'), make(b, 'b')] as const;
}

function ownSide(dataDir: string, label: string): Side {
  soleFormat(dataDir);
  return dataSide(PACKAGE_ROOT, dataDir, label);
}

/** A side whose executor the code of a folder makes; that it says where it answers from is then checked. */
function dataSide(codeDir: string, dataDir: string, label: string): Side {
  checkDataDir(dataDir);
  const command = `${executorIn(codeDir)} ${shellQuote(dataDir)} --label ${label}`;
  return { name: label, command, expected: { label, dataDir } };
}

/** How the code in a folder is started: its file `executor` where it has one, else as a checkout of this lab. */
function executorIn(codeDir: string): string {
  const program = path.resolve(codeDir, 'executor');
  if (existsSync(program) && statSync(program).isFile()) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      throw new LabError('BAD_OPTION', `'${program}' cannot be executed: chmod +x it`);
    }
    return shellQuote(program);
  }
  const lab = path.resolve(codeDir, 'dist', 'scripts', 'lab.js');
  if (existsSync(lab)) return `${shellQuote(process.execPath)} ${shellQuote(lab)} executor`;
  throw new LabError(
    'BAD_OPTION',
    `'${codeDir}' has neither a program 'executor' nor a built lab: \`npm run setup\` in a checkout builds it`,
  );
}
