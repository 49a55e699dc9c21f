import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DayFile } from '../../../engines/store/day-file.ts';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const newFile = () => path.join(temporaryFolder(), '2024-153.sqlite');

function fileWith(sql: string): string {
  const file = newFile();
  const database = new Database(file);
  database.exec(sql);
  database.close();
  return file;
}

test.each(['', 'no database at all\n'.repeat(300), 'SQLite format 3\0'])(
  'a file of %j is no day-file',
  async (text) => {
    const file = newFile();
    writeFileSync(file, text);
    const error = await caught('DAY_FILE_INVALID', () => new DayFile(file));
    expect(error.file).toBe(file);
    expect(error.message).toContain(`file ${file}`);
  },
);

test('a file that is not there is no day-file', async () => {
  await caught('DAY_FILE_INVALID', () => new DayFile(newFile()));
});

test.each([
  ['CREATE TABLE trajectory_index (id)', 'trajectories'],
  ['CREATE TABLE trajectories (id)', 'trajectory_index'],
  ['CREATE TABLE other (id)', 'trajectories and trajectory_index'],
])('%s: says which table is missing', async (sql, missing) => {
  const error = await caught('DAY_FILE_INVALID', () => new DayFile(fileWith(sql)));
  expect(error.message).toContain(`lacks the table ${missing}:`);
});

test('a table without a column is named with its file', async () => {
  const file = fileWith('CREATE TABLE trajectories (id); CREATE TABLE trajectory_index (id)');
  const dayFile = new DayFile(file);
  const error = await caught('DAY_FILE_INVALID', () => dayFile.statement('SELECT callsign FROM trajectories'));
  expect(error.message).toMatch(/no such column: callsign.*2024-153\.sqlite/);
  dayFile.close();
});

test('a truncated file is an error with its name', async () => {
  const file = fileWith('CREATE TABLE trajectories (id); CREATE TABLE trajectory_index (id); CREATE TABLE more (id)');
  truncateSync(file, 4096 * 2);
  const error = await caught('DAY_FILE_INVALID', () => new DayFile(file));
  expect(error.file).toBe(file);
});

test('is opened read-only', () => {
  const dayFile = new DayFile(fileWith('CREATE TABLE trajectories (id); CREATE TABLE trajectory_index (id)'));
  expect(() => dayFile.read(() => dayFile.statement('DELETE FROM trajectories').run())).toThrow(/readonly/);
  dayFile.close();
});

test('errors of other kinds pass as they are', () => {
  const dayFile = new DayFile(fileWith('CREATE TABLE trajectories (id); CREATE TABLE trajectory_index (id)'));
  const error = new Error('mine');
  expect(() => dayFile.read(() => raise(error))).toThrow(error);
  dayFile.close();
});

function raise(error: Error): never {
  throw error;
}
