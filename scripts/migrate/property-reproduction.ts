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
  /** What was found, in words. */
  readonly found: string;
  readonly seed: number;
}

/**
 * Writes a folder with the query, the data and `reproduce.sh`, which shows the failure again. The folder gets its name
 * when it is whole.
 * @throws LabError OUTPUT_UNWRITABLE where it is there already.
 */
export function writeReproduction(folder: string, reproduction: Reproduction): void {
  if (existsSync(folder)) throw new LabError('OUTPUT_UNWRITABLE', `'${folder}' is there already: move it away`);
  const parent = path.dirname(path.resolve(folder));
  makeFolders(parent);
  const temporary = mkdtempSync(path.join(parent, '.reproduction-'));
  try {
    fill(temporary, reproduction);
    chmodSync(temporary, 0o755);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function fill(folder: string, { sides, named, data, request, found, seed }: Reproduction): void {
  const small = [rebased(sides[0], named[0], 'a'), rebased(sides[1], named[1], 'b')] as const;
  const selfContained = small[0] !== null && small[1] !== null;
  if (selfContained) {
    copyWindow(request, data[0], path.join(folder, 'a'));
    copyWindow(request, data[1], path.join(folder, 'b'));
  }
  const commands = selfContained ? small.map((side) => side?.command) : sides.map(({ command }) => command);
  writeFileAtomic(path.join(folder, 'request.jsonl'), `${JSON.stringify(request)}\n`);
  writeFileAtomic(path.join(folder, 'reproduce.sh'), script(commands as string[]));
  chmodSync(path.join(folder, 'reproduce.sh'), 0o755);
  writeFileAtomic(path.join(folder, 'README.md'), readme(found, seed, selfContained));
}

/** LAB can be set to the `lab` of another checkout or machine. */
function script([a = '', b = '']: readonly string[]): string {
  const lab = path.join(PACKAGE_ROOT, 'dist', 'scripts', 'lab.js');
  return [
    '#!/bin/sh',
    'cd "$(dirname "$0")" || exit 2',
    `if [ -n "$LAB" ]; then set -- $LAB; else set -- ${[process.execPath, lab].map(shellQuote).join(' ')}; fi`,
    'exec "$@" compare-executors --requests request.jsonl --log-dir logs \\',
    `  --a ${shellQuote(a)} \\`,
    `  --b ${shellQuote(b)}`,
    '',
  ].join('\n');
}

function readme(found: string, seed: number, selfContained: boolean): string {
  const data = selfContained
    ? '`a/` and `b/` are the stores of both sides.'
    : 'The executors’ commands do not name their data directories, so the stores are not in this folder.';
  return `# Two executors that disagree

\`sh reproduce.sh\` shows it again and ends with 1. ${data} \`request.jsonl\` is the query.

Found by \`lab migrate property --seed ${seed}\`:

\`\`\`
${found}
\`\`\`
`;
}
