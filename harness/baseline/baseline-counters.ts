import type { Counters } from '../../engines/engine.ts';
import { cellKey } from '../document.ts';
import { byGrowth } from '../gate/counter-changes.ts';
import type { CounterChange } from '../gate/gate-judgement.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { repeatedCounters } from './repeated-counters.ts';

/** Counters that differ from the baseline at all: they hold no noise. Those that depend on threads are left out. */
export function baselineCounters({ baseline, asked, screening }: BaselineCheck): CounterChange[] {
  const runs = screening === null ? [asked] : [asked, screening];
  const now = new Map(
    repeatedCounters(runs).map(({ engine, scenario, counters }) => [cellKey(engine, scenario), counters]),
  );
  const changes = baseline.counters.flatMap(({ engine, scenario, counters }) => {
    const own = now.get(cellKey(engine, scenario)) ?? {};
    return Object.entries(counters).flatMap(([counter, base]): CounterChange[] => {
      const head = own[counter];
      if (head === undefined || head === base) return [];
      return [{ engine, scenario, counter: counter as keyof Counters, base, head }];
    });
  });
  return changes.sort(byGrowth);
}
