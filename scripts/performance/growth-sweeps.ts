import { toLabError } from '../../engines/errors.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { runSweep, type SweepHooks, type SweepRequest } from '../sweep/run-sweep.ts';

/** What is swept for the page. */
export const SWEPT_AXES = ['candidates', 'trajectories'] as const;

/** Engines that are swept: of trajectories fewer, since each needs copies of the store. */
export const SWEPT_ENGINES: Readonly<Record<(typeof SWEPT_AXES)[number], readonly string[]>> = {
  candidates: ['scan/lz4-wasm', 'worker-own/lz4-wasm', 'scan/v2', 'zone/v2'],
  trajectories: ['scan/v2', 'zone/v2'],
};

/** Steps of a sweep, where the axis has fewer than make a sure exponent. */
export const SWEPT_STEPS: Partial<Readonly<Record<(typeof SWEPT_AXES)[number], readonly number[]>>> = {
  candidates: [32, 64, 128, 256, 724, 1024, 1448, 2048, 2896, 4096, 5793],
};

/** A sweep, or why the store does not allow it. */
export async function sweepOrReason(
  request: SweepRequest,
  hooks: SweepHooks,
): Promise<{ readonly sweep: SweepDocument } | { readonly why: string }> {
  try {
    return { sweep: await runSweep(request, hooks) };
  } catch (error) {
    const { code, bare } = toLabError(error);
    if (code !== 'BAD_OPTION') throw error;
    return { why: bare };
  }
}
