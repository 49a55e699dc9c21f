import { nearest } from '../../../engines/names.ts';
import { clinicDoctor, clinicFlame } from './clinic.ts';
import { cpu } from './cpu.ts';
import { heap } from './heap.ts';
import { perf } from './perf.ts';
import type { ProfileTool } from './tool.ts';
import { zeroX } from './zero-x.ts';

/** Every way to profile: one line each. */
export const PROFILE_TOOLS: ReadonlyMap<string, ProfileTool> = new Map([
  ['cpu', cpu],
  ['heap', heap],
  ['0x', zeroX],
  ['perf', perf],
  ['clinic-doctor', clinicDoctor],
  ['clinic-flame', clinicFlame],
]);

/** @throws LabError UNKNOWN_NAME with the nearest name. */
export function profileTool(name: string): ProfileTool {
  const tool = PROFILE_TOOLS.get(name);
  if (tool === undefined) throw nearest('tool', name, [...PROFILE_TOOLS.keys()]);
  return tool;
}
