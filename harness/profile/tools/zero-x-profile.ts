import type { Profiler } from 'node:inspector';
import { placeOf } from '../frame.ts';
import type { FrameLocator } from '../frame-locator.ts';

/**
 * A profile for 0x, which knows no source maps and counts lines from 1. It hides what is not in a `.js` file, so the
 * place in the sources goes into the name.
 */
export function zeroXProfile(profile: Profiler.Profile, locator: FrameLocator): Profiler.Profile {
  return {
    ...profile,
    nodes: profile.nodes.map((node) => {
      const { callFrame } = node;
      const frame = locator.frameOf(callFrame, null);
      const functionName = frame.kind === 'project' ? `${frame.name} (${placeOf(frame)})` : callFrame.functionName;
      return { ...node, callFrame: { ...callFrame, functionName, lineNumber: callFrame.lineNumber + 1 } };
    }),
  };
}
