import type { BenchDocument } from '../../harness/document.ts';

/** What a reader of a report can choose. */
export interface ReportOptions {
  /** Whether formats that are made short also show every cell. */
  readonly details: boolean;
}

/** Renders a run of the bench as one text that ends with a newline. */
export type RenderReport = (document: BenchDocument, options: ReportOptions) => string;
