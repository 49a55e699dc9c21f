import type { Profiler } from 'node:inspector';
import { placeOf } from './frame.ts';
import type { FrameLocator } from './frame-locator.ts';

/** The same profile with places in the sources instead of the build, for viewers that know no source maps. */
export function mappedProfile(profile: Profiler.Profile, locator: FrameLocator): Profiler.Profile {
  return {
    ...profile,
    nodes: profile.nodes.map((node) => {
      const frame = locator.frameOf(node.callFrame, null);
      const url = placeOf({ ...frame, line: null });
      return { ...node, callFrame: { ...node.callFrame, url, lineNumber: frame.line ?? 0 } };
    }),
  };
}
