import { toFailure } from '../../engines/failure.ts';
import { DayFile } from '../../engines/store/day-file.ts';
import { unreadable } from './verify-counts.ts';
import { fileProblem } from './verify-file.ts';
import type { VerifyAnswer, VerifyTask } from './verify-messages.ts';
import { compareRows, loadProver, type RowsResult } from './verify-rows.ts';

const NO_ROWS: RowsResult = { rows: 0, points: 0, bytes: 0, differences: 0, first: null };

/** Compares part of a pair of day-files. Never throws: it answers. */
export async function verifyTask({ pair, formats, ids, file }: VerifyTask): Promise<VerifyAnswer> {
  const open: DayFile[] = [];
  const opened = (name: string) => {
    const dayFile = new DayFile(name);
    open.push(dayFile);
    return dayFile;
  };
  try {
    const [a, b] = [opened(pair.a), opened(pair.b)];
    const [proverA, proverB] = await Promise.all(formats.map(loadProver));
    if (proverA === undefined || proverB === undefined) throw new Error('a task names two formats');
    const rows = compareRows(pair, { dayFile: a, prover: proverA }, { dayFile: b, prover: proverB }, ids);
    return { ok: true, ...rows, fileProblem: file === 'none' ? null : fileProblem(pair, a, b, file === 'integrity') };
  } catch (error) {
    try {
      return { ok: true, ...NO_ROWS, fileProblem: unreadable(pair, error) };
    } catch (fault) {
      return toFailure(fault);
    }
  } finally {
    for (const dayFile of open) dayFile.close();
  }
}
