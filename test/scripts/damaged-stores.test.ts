import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { overwriteBlob } from '../support/test-store.ts';
import { lab } from './support/lab.ts';
import { NOON_FILE, SPEC, twoStores } from './support/stores.ts';

/** Id of a flight that the sample query meets. */
function rowOf(file: string, sourceId: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare('SELECT id FROM trajectories WHERE source_id = ?').pluck().get(sourceId) as number;
  } finally {
    database.close();
  }
}

describe('a file of a day that is no SQLite file', () => {
  const dataDir = temporaryFolder();
  const file = path.join(dataDir, NOON_FILE);
  mkdirSync(path.dirname(file));
  writeFileSync(file, 'This is no database.');

  test.each([
    ['bench', '--data-dir', dataDir, '--scenario', SPEC],
    ['query', '--data-dir', dataDir, '--scenario', SPEC],
    ['info', dataDir],
    ['executor', dataDir, '--label', 'x'],
  ])('%s ends with 1 and names it', async (...args) => {
    const { status, stdout, stderr } = await lab(...args);
    expect(stderr).toContain('[DAY_FILE_INVALID]');
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});

describe('a damaged blob', () => {
  test('ends the bench with 1: the engines that met it are out, with file and row, and others are timed', async () => {
    const root = await twoStores();
    const file = path.join(root, 'lz4', NOON_FILE);
    const row = rowOf(file, 'ground');
    overwriteBlob(file, row, (blob) => blob.subarray(0, blob.length - 9));
    const engines = 'typed/bz2,naive/lz4,pool-chunk/lz4';
    const { status, stdout } = await lab('bench', '--data-dir', root, '--engines', engines, '--scenario', SPEC);
    for (const engine of ['naive/lz4', 'pool-chunk/lz4']) expect(stdout).toContain(`FAILED ${engine} on custom/1`);
    expect(stdout).toContain(`file ${file}, row ${row}`);
    expect(stdout).toContain('[BLOB_CORRUPT]');
    expect(stdout).toMatch(/│ typed\/bz2 /);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^FAIL: naive\/lz4, pool-chunk\/lz4 /);
    expect(status).toBe(1);
  });

  test('ends a query with 1, file and row', async () => {
    const root = await twoStores();
    const file = path.join(root, 'bz2', NOON_FILE);
    const row = rowOf(file, 'ground');
    overwriteBlob(file, row, (blob) => blob.fill(0, 20, 30));
    const args = ['--data-dir', path.join(root, 'bz2'), '--scenario', SPEC];
    const { status, stdout, stderr } = await lab('query', ...args);
    expect(stderr).toContain(`file ${file}, row ${row}`);
    expect(stderr).toContain('[BLOB_CORRUPT]');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
