import type { Counters } from '../../engines/engine.ts';
import { type BenchDocument, cellKey } from '../document.ts';
import { armName, engineNames } from './gate-document.ts';
import type { CounterChange } from './gate-judgement.ts';

/** Arms that run the code of the base: they must count alike. */
const BASES = ['base', 'again', 'slow'] as const;

/**
 * Counters in which the head differs from the base at all: they hold no noise. One that the base itself does not repeat
 * in its other arms, as where threads race for work, is none of them.
 */
export function counterChanges({ engines, cells, scenarios }: BenchDocument): CounterChange[] {
  const counted = new Map(cells.map(({ engine, scenario, counters }) => [cellKey(engine, scenario), counters]));
  const changes = engineNames({ engines }).flatMap((engine) =>
    scenarios.flatMap(({ name: scenario }) => {
      const of = (role: (typeof BASES)[number] | 'head') => counted.get(cellKey(armName(role, engine), scenario));
      const [base, head] = [of('base'), of('head')];
      if (base === undefined || head === undefined) return [];
      return (Object.keys(base) as (keyof Counters)[]).flatMap((counter): CounterChange[] => {
        const repeated = BASES.every((role) => (of(role)?.[counter] ?? base[counter]) === base[counter]);
        if (!repeated || base[counter] === head[counter]) return [];
        return [{ engine, scenario, counter, base: base[counter], head: head[counter] }];
      });
    }),
  );
  return changes.sort(byGrowth);
}

/** Whether it counts more than before, which fails the gate. */
export function grew({ base, head }: CounterChange): boolean {
  return head > base;
}

/** Order of changes: the greatest growth first. */
export function byGrowth(a: CounterChange, b: CounterChange): number {
  return growth(b) - growth(a);
}

function growth({ base, head }: CounterChange): number {
  return base === 0 ? Number.POSITIVE_INFINITY : head / base;
}
