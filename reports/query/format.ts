import type { Trajectory } from '../../engines/engine.ts';

/** Writes the result of one query as text, in chunks, the last of which ends with a newline. */
export type RenderResult = (result: readonly Trajectory[]) => Iterable<string>;
