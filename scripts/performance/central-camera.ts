import { candidateDays } from '../../engines/candidate-days.ts';
import { newCounters } from '../../engines/engine.ts';
import { listDays } from '../../engines/store/day-path.ts';
import { Store } from '../../engines/store/store.ts';
import { CENTRAL_CAMERAS } from '../../scenarios/central-cameras.ts';

/** A scenario and how many candidates it meets on a store. */
export interface CameraCount {
  readonly scenario: string;
  readonly candidates: number;
}

/** The scenarios of the central cameras, the busiest on a store first. */
export function centralCameras(dataDir: string): CameraCount[] {
  const view = { days: listDays(dataDir), anchors: [] };
  const store = new Store(dataDir);
  try {
    return CENTRAL_CAMERAS.map((scenario) => {
      const counters = newCounters();
      candidateDays(store, scenario.query(view), counters);
      return { scenario: scenario.name, candidates: counters.candidates };
    }).sort((a, b) => b.candidates - a.candidates);
  } finally {
    store.close();
  }
}
