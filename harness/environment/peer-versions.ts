import { spawnSync } from 'node:child_process';

/** How to ask for a version: a program, its arguments, and what to send it. */
interface Question {
  readonly name: string;
  readonly command: () => readonly [program: string, ...args: string[]];
  readonly input?: string;
}

const COMPILER = () => process.env.CC ?? 'gcc';

/** What each kind of peer depends on, by the beginning of its name. */
const QUESTIONS: ReadonlyMap<string, readonly Question[]> = new Map([
  [
    'c/',
    [
      { name: 'compiler', command: () => [COMPILER(), '--version'] },
      // The preprocessor knows the header that the program is compiled with.
      {
        name: 'libsqlite3',
        command: () => [COMPILER(), '-E', '-P', '-include', 'sqlite3.h', '-xc', '-'],
        input: 'VERSION_IS SQLITE_VERSION\n',
      },
    ],
  ],
  [
    'python/',
    [
      { name: 'python', command: () => ['python3', '--version'] },
      { name: 'numpy', command: () => ['python3', '-c', 'import numpy; print(numpy.__version__)'] },
      { name: 'python-sqlite3', command: () => ['python3', '-c', 'import sqlite3; print(sqlite3.sqlite_version)'] },
    ],
  ],
]);

/** Versions of what the peers among some engines depend on, `unknown` where a program does not say. */
export function peerVersions(engines: readonly string[]): Record<string, string> {
  const kinds = [...QUESTIONS].filter(([kind]) => engines.some((engine) => engine.startsWith(kind)));
  return Object.fromEntries(
    kinds.flatMap(([, questions]) => questions.map((question) => [question.name, ask(question)])),
  );
}

function ask({ command, input = '' }: Question): string {
  const [program, ...args] = command();
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    input,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) return 'unknown';
  const said = /VERSION_IS "(.*)"/.exec(stdout)?.[1] ?? stdout.split('\n')[0];
  return said?.trim() || 'unknown';
}
