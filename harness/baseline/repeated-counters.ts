import { type BenchDocument, cellKey } from '../document.ts';
import type { BaselineDocument } from './baseline-document.ts';

/** Counters that all of some runs have counted alike: the others depend on which thread was first. */
export function repeatedCounters([first, ...others]: readonly BenchDocument[]): BaselineDocument['counters'] {
  const counted = others.map(
    ({ cells }) => new Map(cells.map((cell) => [cellKey(cell.engine, cell.scenario), cell.counters])),
  );
  return (first?.cells ?? []).map(({ engine, scenario, counters }) => {
    const theirs = counted.flatMap((own) => own.get(cellKey(engine, scenario)) ?? []);
    const names = Object.keys(counters) as (keyof typeof counters)[];
    const repeated = names.filter((name) => theirs.every((own) => own[name] === counters[name]));
    return { engine, scenario, counters: Object.fromEntries(repeated.map((name) => [name, counters[name]])) };
  });
}
