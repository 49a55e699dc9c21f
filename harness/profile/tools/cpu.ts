import { takeProfile } from '../take-profile.ts';
import type { ProfileTool } from './tool.ts';

/** V8's own sampling of every thread. */
export const cpu: ProfileTool = {
  description: 'time of the main thread and of every worker, sampled by V8; needs nothing else',
  check: () => undefined,
  run: async (options) => ({ profile: await takeProfile('cpu', options), files: [] }),
};
