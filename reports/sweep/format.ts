import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';

/** Renders a sweep as one text that ends with a newline. */
export type RenderSweep = (document: SweepDocument) => string;
