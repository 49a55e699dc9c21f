import type { BenchDocument } from '../../harness/document.ts';
import { doubts } from './doubts.ts';
import type { Figures } from './figures.ts';
import { missingPairs } from './missing-pairs.ts';
import { stageDoubts } from './stage-doubts.ts';
import { thinCells } from './thin-cells.ts';

/** Everything that a reader should know before trusting the figures, one text each, without a full stop. */
export function notes(document: BenchDocument, figures: Figures): string[] {
  return [thinCells(document), missingPairs(document), ...doubts(document, figures), stageDoubts(document)].filter(
    (note) => note !== null,
  );
}
