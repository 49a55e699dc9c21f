import { SCENARIOS } from './registry.ts';
import type { Scenario } from './scenario.ts';

/** Cameras more than 300 km from every sea, Great Lake and border: the sky over them is full of flights that pass. */
const CENTRAL: readonly string[] = ['atlanta', 'tonopah', 'denver', 'kansas-city'];

/** The camera scenarios at these. */
export const CENTRAL_CAMERAS: readonly Scenario[] = SCENARIOS.filter(({ name }) =>
  CENTRAL.some((camera) => name === `camera/${camera}`),
);
