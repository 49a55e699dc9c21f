import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../engines/codec/formats.ts';
import { listDays } from '../../engines/store/day-path.ts';
import { overwriteBlob } from '../support/test-store.ts';
import { lab } from './support/lab.ts';
import { NOON_FILE, SPEC, twoStores } from './support/stores.ts';

let root = '';
beforeAll(async () => {
  root = await twoStores();
});

/** Everything in a day-file but its blobs. */
function contents(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    const rows = database.prepare(
      'SELECT id, source, source_id, transponder_id, orig, dest, callsign, aircraft_type FROM trajectories ORDER BY id',
    );
    return [rows.all(), database.prepare('SELECT * FROM trajectory_index ORDER BY id').all()];
  } finally {
    database.close();
  }
}

describe.each(FORMATS)('a store converted to %s', (format) => {
  const target = () => path.join(root, 'converted', format);

  beforeAll(async () => {
    const { status, stdout, stderr } = await lab(
      'migrate',
      'convert',
      path.join(root, 'lz4'),
      target(),
      '--to',
      format,
    );
    expect({ status, stderr: stderr.replace(/^convert .*$/gm, '').trim() }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`lz4 → ${format}`);
  });

  test('has the same days, ids, metadata and index, to the bit', () => {
    expect(listDays(target())).toEqual(listDays(path.join(root, 'lz4')));
    expect(contents(path.join(target(), NOON_FILE))).toEqual(contents(path.join(root, 'lz4', NOON_FILE)));
  });

  test('answers as its source does', async () => {
    const ask = async (dataDir: string) =>
      (await lab('query', '--data-dir', dataDir, '--scenario', SPEC, '--format', 'jsonl')).stdout;
    expect(await ask(target())).toBe(await ask(path.join(root, 'lz4')));
    expect(await ask(target())).not.toBe('');
  });

  test('is not written over', async () => {
    const { status, stderr } = await lab('migrate', 'convert', path.join(root, 'lz4'), target(), '--to', format);
    expect(stderr).toContain('is there already');
    expect(status).toBe(2);
  });
});

test('stores in three formats are benched side by side', async () => {
  await lab('migrate', 'convert', path.join(root, 'lz4'), path.join(root, 'v2'), '--to', 'v2');
  const engines = 'typed/bz2,typed/lz4,typed/v2,scan/v2,worker-own/v2';
  const { status, stdout } = await lab('bench', '--data-dir', root, '--engines', engines, '--scenario', SPEC);
  expect(stdout).toContain('All 5 engines returned the same flights.');
  expect(status).toBe(0);
});

test('a blob that cannot be read ends it with 1, file and row, and leaves no day-file', async () => {
  const damaged = await twoStores();
  const file = path.join(damaged, 'lz4', NOON_FILE);
  overwriteBlob(file, 3, (good) => good.subarray(0, -1));
  const target = path.join(damaged, 'v2');
  const { status, stderr } = await lab('migrate', 'convert', path.join(damaged, 'lz4'), target, '--to', 'v2');
  expect(stderr).toContain('[BLOB_CORRUPT]');
  expect(stderr).toContain(`file ${file}, row 3`);
  expect(status).toBe(1);
  expect(existsSync(path.join(target, NOON_FILE))).toBe(false);
  expect(readdirSync(path.join(target, path.dirname(NOON_FILE))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('an unknown format is refused with the nearest one', async () => {
  const { status, stderr } = await lab('migrate', 'convert', root, path.join(root, 'x'), '--to', 'bz3');
  expect(stderr).toContain("did you mean 'bz2'");
  expect(status).toBe(2);
});
