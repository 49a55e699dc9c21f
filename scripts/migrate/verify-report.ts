import { bytes, count, plural } from '../../reports/numbers.ts';
import { drawTable, printable } from '../../reports/text-table.ts';
import type { Problem, VerifyDocument } from './verify-document.ts';
import type { QueryOutcome } from './verify-queries.ts';

/** Problems that are printed; `--json` has the first of every file. */
const SHOWN = 10;

/** What a verification showed: the first difference of each file, and a conclusion in the last line. */
export function renderVerify(document: VerifyDocument, outcomes: readonly QueryOutcome[] = []): string {
  const { problems } = document;
  const table = outcomes.length === 0 ? [] : [queriesTable(outcomes)];
  const more = problems.length > SHOWN ? [`… and ${plural(problems.length - SHOWN, noun(document))} more`] : [];
  return [...table, ...problems.slice(0, SHOWN).map(describe), ...more, compared(document), conclusion(document)].join(
    '\n',
  );
}

/** Whether a verification looked at anything. */
export function provesNothing({ check, counts }: VerifyDocument): boolean {
  return check === 'queries' && counts.rows === 0;
}

function queriesTable(outcomes: readonly QueryOutcome[]): string {
  const rows = outcomes.map(({ name, hits, points, problem }) => [
    name,
    count(hits),
    count(points),
    problem === null ? 'equal' : 'DIFFERENT',
  ]);
  return drawTable({ head: ['query', 'trajectories', 'points', 'b'], left: [0, 3], rows });
}

function describe({ file, kind, row, place, a, b }: Problem): string {
  const where = row === null ? '' : `, row ${row}`;
  return [`${file}${where}, ${kind}: ${printable(place)}`, `  a: ${printable(a)}`, `  b: ${printable(b)}`].join('\n');
}

function compared({ check, a, b, files, counts, seconds, seed }: VerifyDocument): string {
  const drawn = seed === undefined ? '' : ` (drawn with seed ${seed})`;
  const rows = `${plural(counts.rows, check === 'queries' ? 'trajectory' : 'row')}`;
  const deep = check === 'counts' ? '' : `, ${plural(counts.points, 'point')}`;
  const size = counts.bytes === 0 ? '' : `, ${bytes(counts.bytes)} decompressed`;
  return `${check}: a ${a}, b ${b}\n${plural(files.length, 'day')}${drawn}, ${rows}${deep}${size}, ${seconds.toFixed(1)} s`;
}

function conclusion(document: VerifyDocument): string {
  const { complete, problems, counts } = document;
  if (problems.length > 0) {
    const all = complete ? '' : ' so far (interrupted)';
    return `The stores differ: ${plural(counts.differences, 'difference')} in ${plural(problems.length, noun(document))}${all}.`;
  }
  if (!complete) return 'Interrupted: nothing to conclude.';
  return provesNothing(document) ? 'Nothing was proved: no query met a flight.' : 'The stores are equal.';
}

function noun({ check }: VerifyDocument): string {
  return check === 'queries' ? 'answer' : 'day-file';
}
