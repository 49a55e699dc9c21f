import { CENTRAL_CAMERAS } from '../../scenarios/central-cameras.ts';
import { candidateCounts } from '../candidate-counts.ts';

/** A scenario and how many candidates it meets on a store. */
export interface CameraCount {
  readonly scenario: string;
  readonly candidates: number;
}

/** The scenarios of the central cameras, the busiest on a store first. */
export function centralCameras(dataDir: string): CameraCount[] {
  return [...candidateCounts(dataDir, CENTRAL_CAMERAS)]
    .map(([scenario, candidates]) => ({ scenario, candidates }))
    .sort((a, b) => b.candidates - a.candidates);
}
