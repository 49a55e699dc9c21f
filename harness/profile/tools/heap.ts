import { takeProfile } from '../take-profile.ts';
import type { ProfileTool } from './tool.ts';

/** V8's own sampling of allocations, and its account of collections. */
export const heap: ProfileTool = {
  description: 'bytes allocated on the heap by frame, and pauses of the garbage collector',
  check: () => undefined,
  run: async (options) => ({ profile: await takeProfile('heap', options), files: [] }),
};
