import type { Changes } from '../../harness/profile/diff/changes.ts';
import type { ComparedProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import { placeOf } from '../../harness/profile/frame.ts';
import { milliseconds } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import { changeText, verdictText } from './delta-text.ts';
import { diffHeadline, diffNotes } from './diff-headline.ts';

/** Functions of the table. */
const GREATEST = 10;

/** What a comparison says in a terminal; its last line is the conclusion. */
export function renderDiffSummary(compared: ComparedProfiles, changes: Changes): string {
  return [
    drawTable({
      head: ['A ms', 'B ms', 'change [interval]', 'frame', 'place', 'verdict'],
      left: [3, 4, 5],
      rows: changes.functions
        .slice(0, GREATEST)
        .map(({ frame, delta }) => [
          milliseconds(delta.a),
          milliseconds(delta.b),
          changeText(delta),
          frame.name,
          placeOf(frame) === '' ? frame.kind : placeOf(frame),
          verdictText(delta.verdict),
        ]),
    }),
    ...diffNotes(compared, changes).map((note) => `- ${note}`),
    `${diffHeadline(compared, changes)}.`,
  ].join('\n');
}
