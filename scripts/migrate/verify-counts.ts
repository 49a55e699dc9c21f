import { LabError } from '../../engines/errors.ts';
import { withDayFile } from '../../engines/store/with-day-file.ts';
import type { Problem, VerifyCounts } from './verify-document.ts';
import { type DayPair, type FullPair, isFull } from './verify-pairs.ts';

/** Rows and index entries of a day-file. */
interface Counts {
  readonly rows: number;
  readonly entries: number;
}

/** The difference of a pair that can be told from names and counts alone; null where there is none. */
export function countsProblem(pair: DayPair, counts: VerifyCounts): Problem | null {
  if (!isFull(pair)) return absence(pair);
  try {
    const [a, b] = [countsOf(pair.a), countsOf(pair.b)];
    counts.files++;
    counts.rows += a.rows;
    for (const [what, name] of [
      ['rows', 'rows'],
      ['entries', 'index entries'],
    ] as const) {
      if (a[what] === b[what]) continue;
      return {
        file: pair.name,
        kind: 'counts',
        row: null,
        place: `number of ${name}`,
        a: `${a[what]}`,
        b: `${b[what]}`,
      };
    }
    return null;
  } catch (error) {
    return unreadable(pair, error);
  }
}

/** What a day-file on one side only is to the other. */
export function absence(pair: DayPair): Problem {
  const [kind, a, b] =
    pair.b === null ? (['missing', 'there', 'missing'] as const) : (['extra', 'missing', 'there'] as const);
  return { file: pair.name, kind, row: null, place: 'day-file', a, b };
}

/**
 * A file that cannot be read, as a difference of its pair.
 * @throws the error itself where it is not about the data.
 */
export function unreadable({ name, a, b }: FullPair, error: unknown): Problem {
  if (!(error instanceof LabError) || error.exitStatus !== 1) throw error;
  const side = error.file === b ? 'b' : 'a';
  const values = { a: 'read', b: 'read', [side]: `${error.bare} [${error.code}]` };
  const place = side === 'a' ? `reading ${a}` : `reading ${b}`;
  return { file: name, kind: 'error', row: error.row ?? null, place, ...values };
}

function countsOf(file: string): Counts {
  const sql = 'SELECT (SELECT count(*) FROM trajectories) AS rows, (SELECT count(*) FROM trajectory_index) AS entries';
  const [counts] = withDayFile(file, (dayFile) => dayFile.all(sql)) as [Counts];
  return counts;
}
