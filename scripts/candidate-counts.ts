import { candidateDays } from '../engines/candidate-days.ts';
import { newCounters } from '../engines/engine.ts';
import { anchorsOf } from '../engines/store/anchors.ts';
import { listDays } from '../engines/store/day-path.ts';
import { Store } from '../engines/store/store.ts';
import { ANCHORS } from '../scenarios/anchored.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** How many candidates the index of a store has for each scenario, by name, in their order. No row is read. */
export function candidateCounts(dataDir: string, scenarios: readonly Scenario[]): Map<string, number> {
  const view = { days: listDays(dataDir), anchors: anchorsOf(dataDir, ANCHORS) };
  const store = new Store(dataDir);
  try {
    return new Map(
      scenarios.map((scenario) => {
        const counters = newCounters();
        candidateDays(store, scenario.query(view), counters);
        return [scenario.name, counters.candidates];
      }),
    );
  } finally {
    store.close();
  }
}
