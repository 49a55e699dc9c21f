import type { Profiler } from 'node:inspector';
import path from 'node:path';
import { placeOf } from './frame.ts';
import type { FrameLocator } from './frame-locator.ts';

/**
 * The same profile with places in the sources instead of the build, lines from 1, for viewers that know no source maps.
 * @param root folder that the places of this project and of its packages are in.
 */
export function mappedProfile(profile: Profiler.Profile, locator: FrameLocator, root: string): Profiler.Profile {
  return {
    ...profile,
    nodes: profile.nodes.map((node) => {
      const frame = locator.frameOf(node.callFrame, null);
      const place = placeOf({ ...frame, line: null });
      const folder = frame.kind === 'dependency' ? path.join(root, 'node_modules') : root;
      const url = place === '' || frame.kind === 'node' ? place : path.join(folder, place);
      return { ...node, callFrame: { ...node.callFrame, url, lineNumber: frame.line ?? 0 } };
    }),
  };
}
