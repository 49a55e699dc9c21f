import type { BenchDocument } from '../../harness/document.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';

/** What a reader of a report can choose. */
export interface ReportOptions {
  /** Whether formats that are made short also show every cell. */
  readonly details: boolean;
  /** All stages and costs, not only the stages that take most, where there is a choice. */
  readonly stages?: boolean;
  /** Sweeps of the same store on the same machine, in formats that have room for them: the page. */
  readonly sweeps?: readonly SweepDocument[];
}

/** Renders a run of the bench as one text that ends with a newline. */
export type RenderReport = (document: BenchDocument, options: ReportOptions) => string;
