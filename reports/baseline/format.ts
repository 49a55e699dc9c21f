import type { BaselineCheck } from '../../harness/baseline/baseline-check.ts';

/** Renders what a comparison with a baseline found as text that ends with a newline. */
export type RenderBaseline = (check: BaselineCheck) => string;
