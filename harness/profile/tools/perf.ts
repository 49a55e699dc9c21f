import { checkPerf } from '../perf/perf-recorder.ts';
import { takePerfProfile } from '../perf/take-perf-profile.ts';
import type { ProfileTool } from './tool.ts';

/** The kernel's sampling, which sees native code. */
export const perf: ProfileTool = {
  description: "Linux perf on all threads: native functions (SQLite, lz4, V8's own) appear",
  check: checkPerf,
  async run(options, folder) {
    return { profile: await takePerfProfile(options, folder), files: [] };
  },
};
