import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Format } from '../../engines/codec/formats.ts';
import { LabError, toLabError } from '../../engines/errors.ts';
import { refuseBusy } from '../busy-file.ts';
import { formatOfDayFile } from './convert-codecs.ts';
import { proveContents, readContents } from './convert-contents.ts';
import { copySource } from './convert-copy.ts';
import type { ConvertFiles, ConvertOptions } from './convert-options.ts';
import type { Skipped } from './convert-outcome.ts';
import { identify, isStill, type Receipt, readReceipt, writeReceipt } from './convert-receipt.ts';

/** What a result that is there was proved by. */
export type Existing = Pick<Skipped, 'status' | 'proof'> & { readonly receipt: Receipt };

/**
 * The result of an earlier run; null where there is none, or where the source has changed since. One without a
 * receipt, such as that of a run that was killed before it wrote it, is compared with the source.
 * @throws LabError DAY_FILE_BUSY; TARGET_DIFFERS for a file that is no conversion of the source.
 */
export async function findExisting(files: ConvertFiles, options: ConvertOptions): Promise<Existing | null> {
  const { source, target, names } = files;
  refuseBusy(source);
  if (options.force || !existsSync(target)) return null;
  const receipt = readReceipt(names.receipt);
  if (receipt === null || !(await isStill(target, receipt.target))) {
    return { status: 'skipped', proof: 'comparison', receipt: await compare(files, options) };
  }
  if (receipt.to !== options.to) throw differs(target, `it is a verified conversion to ${receipt.to}`);
  return (await isStill(source, receipt.source)) ? { status: 'skipped', proof: 'receipt', receipt } : null;
}

async function compare(files: ConvertFiles, { to, signal, onProgress }: ConvertOptions): Promise<Receipt> {
  const { source, target, names } = files;
  const identity = await copySource(source, names.copy, (done, total) => onProgress('copy', done, total));
  const onChecked = (done: number, total: number) => onProgress('check', done, total);
  const { contents, format: from } = await opened(names.copy, async (database) => ({
    format: formatOfDayFile(database, source),
    contents: await readContents(database, source, signal, onChecked),
  }));
  await checkTarget(target, to, () => proveContents(target, contents, signal, onChecked));
  const { trajectories } = contents.rows;
  const proved = { source: identity, target: await identify(target), from, to, trajectories };
  return writeReceipt(names.receipt, { ...proved, contents: contents.digest });
}

/** Runs a proof of a file that we may not have made, and says so where it fails. */
async function checkTarget(target: string, to: Format, prove: () => Promise<void>): Promise<void> {
  try {
    const format = await opened(target, async (database) => formatOfDayFile(database, target));
    if (format !== null && format !== to) throw new LabError('TARGET_DIFFERS', `it is ${format}`);
    await prove();
  } catch (error) {
    const { code, bare } = toLabError(error);
    throw code === 'INTERRUPTED' ? error : differs(target, bare);
  }
}

async function opened<T>(file: string, use: (database: Database.Database) => Promise<T>): Promise<T> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

function differs(file: string, how: string): LabError {
  return new LabError(
    'TARGET_DIFFERS',
    `a file with the name of the result is there, and ${how}: move it away, or use --force to replace it`,
    { file },
  );
}
