import { z } from 'zod';

/** What every version of the index says of itself. */
export const versionSchema = z.looseObject({ version: z.int() });

/** The header of this version. */
export const headerSchema = z.object({
  version: z.int(),
  /** Order of the bytes of numbers: that of the machine that wrote them. */
  byteOrder: z.enum(['LE', 'BE']),
  /** Trajectories that the index speaks for. */
  trajectories: z.int().nonnegative(),
  /** Digest of the R-tree that it was made beside. */
  rtree: z.int().nonnegative(),
});

export type ZoneHeader = z.infer<typeof headerSchema>;
