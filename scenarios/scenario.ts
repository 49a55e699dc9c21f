import type { FlightQuery } from '../engines/query/query.ts';
import type { Anchor } from '../engines/store/anchors.ts';
import type { Day } from '../engines/store/day-path.ts';

/** What a scenario may know of a store before it is run. */
export interface StoreView {
  /** Days that the store has files for, ascending, at least one. */
  readonly days: readonly Day[];
  /** Times and places where the store has flights. */
  readonly anchors: readonly Anchor[];
}

/** One query to run, anchored to the days of a store. */
export interface Scenario {
  /** `<family>/<name>`. */
  readonly name: string;
  readonly description: string;
  /** Command-line flags that pick it, where its name alone does not. */
  readonly selector?: string;
  /** The same store always gives the same query. */
  query(store: StoreView): FlightQuery;
}

/** Scenarios of one kind; a file each. */
export interface ScenarioFamily {
  readonly scenarios: readonly Scenario[];
}
