import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import type { Sides } from '../../harness/executor/pair.ts';

const schema = z.object({
  schema: z.literal('querylab/soak'),
  version: z.literal(1),
  seed: z.int(),
  /** The executors' commands. */
  commands: z.array(z.string()).length(2),
  /** Number of the next query. */
  next: z.int().nonnegative(),
  failures: z.int().nonnegative(),
  sameErrors: z.int().nonnegative(),
  withFlights: z.int().nonnegative(),
  trajectories: z.int().nonnegative(),
  points: z.int().nonnegative(),
  /** Time soaked, all runs together. */
  seconds: z.number().nonnegative(),
});

/** How far a soak is. */
export type SoakState = z.infer<typeof schema>;

/**
 * The state of an earlier run, to go on from, or of a new one.
 * @throws LabError BAD_OPTION where the file is of other executors or another seed.
 */
export function resumeSoak(file: string, sides: Sides, seed: number | undefined): SoakState {
  const commands = sides.map(({ command }) => command);
  if (!existsSync(file)) return { ...FRESH, commands, seed: seed ?? 1 };
  const state = readState(file);
  const other = JSON.stringify(state.commands) !== JSON.stringify(commands) ? 'other executors' : null;
  const differs = other ?? (seed !== undefined && seed !== state.seed ? `seed ${state.seed}` : null);
  if (differs === null) return state;
  throw new LabError('BAD_OPTION', `'${file}' is the state of a soak of ${differs}: name another folder with --out`);
}

export function saveSoak(file: string, state: SoakState): void {
  writeFileAtomic(file, `${JSON.stringify(state, null, 1)}\n`);
}

const FRESH = {
  schema: 'querylab/soak',
  version: 1,
  next: 0,
  failures: 0,
  sameErrors: 0,
  withFlights: 0,
  trajectories: 0,
  points: 0,
  seconds: 0,
} as const;

function readState(file: string): SoakState {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new LabError(
      'BAD_OPTION',
      `'${file}' is no state of a soak: move it away, or name another folder with --out`,
      {
        cause: error,
      },
    );
  }
}
