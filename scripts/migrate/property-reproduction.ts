import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import type { QueryRequest } from '../../engines/query/request.ts';
import type { Sides } from '../../harness/executor/pair.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';
import { rebased } from './property-rebase.ts';
import { copyWindow } from './property-shrink-data.ts';

/** What a reproduction shows. */
export interface Reproduction {
  readonly sides: Sides;
  /** Data directories as the sides' commands name them. */
  readonly named: readonly [a: string, b: string];
  /** Where the data to put into the folder lie: the same, or smaller copies. */
  readonly data: readonly [a: string, b: string];
  readonly request: QueryRequest;
  /** Longest time to an answer. */
  readonly timeoutSeconds: number;
  /** What was found, in words. */
  readonly found: string;
  readonly seed: number;
}

/** Whether the data are in the folder; `unsteady` where the failure did not show again. */
export type Kept = 'with its data' | 'without its data' | 'unsteady';

const NOTES: Readonly<Record<Kept, string>> = {
  'with its data': '`a/` and `b/` are the stores of both sides.',
  'without its data':
    'The executors could not be started on copies of their stores, so the stores are not in this folder.',
  unsteady: 'When it was written the failure did not show again: it does not depend on the query alone.',
};

/**
 * Writes a folder with the query, the data and `reproduce.sh`, which is run to prove that it shows the failure again.
 * The folder gets its name when it is whole.
 * @throws LabError OUTPUT_UNWRITABLE where it is there already.
 */
export function writeReproduction(folder: string, reproduction: Reproduction): Kept {
  if (existsSync(folder)) throw new LabError('OUTPUT_UNWRITABLE', `'${folder}' is there already: move it away`);
  const parent = path.dirname(path.resolve(folder));
  makeFolders(parent);
  const temporary = mkdtempSync(path.join(parent, '.reproduction-'));
  try {
    const kept = fill(temporary, reproduction);
    writeFileAtomic(path.join(temporary, 'README.md'), readme(reproduction, kept));
    chmodSync(temporary, 0o755);
    renameSync(temporary, folder);
    return kept;
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function fill(folder: string, { sides, named, data, request, timeoutSeconds }: Reproduction): Kept {
  writeFileAtomic(path.join(folder, 'request.jsonl'), `${JSON.stringify(request)}\n`);
  const shows = ([a, b]: Sides) => {
    writeFileAtomic(path.join(folder, 'reproduce.sh'), script(a.command, b.command, timeoutSeconds));
    chmodSync(path.join(folder, 'reproduce.sh'), 0o755);
    const { stdout } = spawnSync('sh', ['reproduce.sh'], { cwd: folder, encoding: 'utf8' });
    rmSync(path.join(folder, 'logs'), { recursive: true, force: true });
    return stdout.includes('The executors disagree');
  };
  const [a, b] = [rebased(sides[0], named[0], 'a'), rebased(sides[1], named[1], 'b')];
  if (a !== null && b !== null) {
    copyWindow(request, data[0], path.join(folder, 'a'));
    copyWindow(request, data[1], path.join(folder, 'b'));
    if (shows([a, b])) return 'with its data';
    for (const side of ['a', 'b']) rmSync(path.join(folder, side), { recursive: true });
  }
  return shows(sides) ? 'without its data' : 'unsteady';
}

/** LAB can be set to the `lab` of another checkout or machine. */
function script(a: string, b: string, timeoutSeconds: number): string {
  const lab = path.join(PACKAGE_ROOT, 'dist', 'scripts', 'lab.js');
  return [
    '#!/bin/sh',
    'cd "$(dirname "$0")" || exit 2',
    `if [ -n "$LAB" ]; then set -- $LAB; else set -- ${[process.execPath, lab].map(shellQuote).join(' ')}; fi`,
    `exec "$@" compare-executors --requests request.jsonl --log-dir logs --timeout ${timeoutSeconds}s \\`,
    `  --a ${shellQuote(a)} \\`,
    `  --b ${shellQuote(b)}`,
    '',
  ].join('\n');
}

function readme({ found, seed }: Reproduction, kept: Kept): string {
  return `# Two executors that disagree

\`sh reproduce.sh\` shows it again and ends with 1. \`request.jsonl\` is the query.
${NOTES[kept]}

Found by \`lab migrate property --seed ${seed}\`:

\`\`\`
${found}
\`\`\`
`;
}
