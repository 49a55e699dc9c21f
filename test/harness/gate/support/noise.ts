import { gaussian } from '../../comparison/support/process-model.ts';
import type { TimeOf } from './gate-document.ts';

/** How the time of a process differs from what its code takes, on logarithms. */
export interface Noise {
  /** Between rounds: a machine that gets slower, which all arms of a round share. */
  readonly drift: number;
  /** Between processes of one engine and arm, in all its scenarios: layout of memory, choices of the compiler. */
  readonly process: number;
  /** Between cells of one process; of Student's t with 3 degrees of freedom, so that some lie far out. */
  readonly cell: number;
  /** Share of cells of a process that a burst of other work holds up, by up to 50 %. */
  readonly burst: number;
}

/** What an arm takes, without noise, as a factor. */
export type Effect = (role: string, engine: string, scenario: string) => number;

/** Times of one look. Each process and each cell draws once, whatever asks first. */
export function noisyTimes(noise: Noise, effect: Effect, random: () => number): TimeOf {
  const drawn = new Map<string, number>();
  const draw = (key: string, value: () => number): number => {
    let known = drawn.get(key);
    if (known === undefined) {
      known = value();
      drawn.set(key, known);
    }
    return known;
  };
  return (role, engine, scenario, pair) => {
    const drift = draw(`${pair}`, () => noise.drift * gaussian(random));
    const process = draw(`${pair} ${role} ${engine}`, () => noise.process * gaussian(random));
    const own = noise.cell * studentT(random) + (random() < noise.burst ? Math.log1p(0.5 * random()) : 0);
    return 10 * effect(role, engine, scenario) * Math.exp(drift + process + own);
  };
}

/** Student's t with 3 degrees of freedom, scaled to a variance of 1. */
function studentT(random: () => number): number {
  const squares = [0, 1, 2].reduce((sum) => sum + gaussian(random) ** 2, 0);
  return gaussian(random) / Math.sqrt(squares / 3) / Math.sqrt(3);
}
