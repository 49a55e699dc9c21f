import { z } from 'zod';

const trackSchema = z.object({
  callsign: z.string(),
  aircraftType: z.string().nullable(),
  /** Median barometric altitude of its points, feet; null where none has one. */
  altitude: z.number().nullable(),
  /** Degrees east and degrees north in turn, simplified and rounded. */
  line: z.array(z.number()).min(2),
});

export const scenarioTracksSchema = z.object({
  scenario: z.string(),
  /** Trajectories of the result that have a point; more than there are tracks where not all are kept. */
  returned: z.int().nonnegative(),
  tracks: z.array(trackSchema),
});

/** What a scenario returned, simple enough to be drawn. */
export type ScenarioTracks = z.infer<typeof scenarioTracksSchema>;

export type Track = z.infer<typeof trackSchema>;
