import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { SPEC, twoStores } from './support/stores.ts';

let store = '';
const empty = temporaryFolder();
beforeAll(async () => {
  store = await twoStores();
  mkdirSync(path.join(empty, '2024'));
});

const WINDOW = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z' };
const request = (...ops: unknown[]) => JSON.stringify({ ...WINDOW, ops });

/** Command line, code and a part of the message; STORE stands for a good store. */
const MISTAKES: readonly (readonly [args: readonly string[], code: string, message: string])[] = [
  [['bench', '--data-dir', '/no/such/folder'], 'DATA_DIR_NOT_FOUND', '/no/such/folder'],
  [['bench', '--data-dir', empty], 'DATA_DIR_EMPTY', empty],
  [['info', '/no/such/folder'], 'DATA_DIR_NOT_FOUND', '/no/such/folder'],
  [['query', '--data-dir', empty, '--scenario', SPEC], 'DATA_DIR_EMPTY', empty],
  [['executor', '/no/such/folder', '--label', 'x'], 'DATA_DIR_NOT_FOUND', '/no/such/folder'],
  [['executor', 'STORE', '--label', 'x'], 'BAD_OPTION', 'bz2'],
  [['bench', '--data-dir', 'STORE', '--engines', 'typed/lz5'], 'UNKNOWN_NAME', "'typed/lz4'"],
  [['bench', '--data-dir', 'STORE', '--engines', ','], 'BAD_OPTION', '--engines'],
  [['bench', '--data-dir', 'STORE', '--scenarios', 'camera/bostan'], 'UNKNOWN_NAME', "'camera/boston'"],
  [['bench', '--data-dir', 'STORE', '--scenarios', ''], 'BAD_OPTION', '--scenarios'],
  [['bench', '--data-dir', 'STORE', '--scenario', 'window=x'], 'BAD_SCENARIO', 'window'],
  [['bench', '--preset', 'tinny'], 'UNKNOWN_NAME', "'tiny'"],
  [['bench', '--preset', 'tiny', '--data-dir', 'STORE'], 'BAD_OPTION', '--data-dir and --preset'],
  [['bench', '--dat-dir', 'STORE'], 'BAD_OPTION', '--data-dir'],
  [['bensh'], 'BAD_OPTION', 'bench'],
  [['query'], 'BAD_OPTION', '--data-dir'],
  [['list', 'engine'], 'UNKNOWN_NAME', "'engines'"],
  [['list', 'codec'], 'UNKNOWN_NAME', "'codecs'"],
  [['fixtures', 'make', '--preset', 'smal'], 'UNKNOWN_NAME', "'small'"],
  [['calibrate', '--preset', 'smal'], 'UNKNOWN_NAME', "'small'"],
  [['sweep', '--data-dir', 'STORE'], 'BAD_OPTION', '--over'],
  [['sweep', '--data-dir', 'STORE', '--over', 'boxes'], 'UNKNOWN_NAME', "'box'"],
  [['sweep', '--data-dir', 'STORE', '--over', 'box', '--steps', '1,x'], 'BAD_OPTION', '--steps'],
  [['sweep', '--data-dir', 'STORE', '--over', 'box', '--steps', '10,20,10'], 'BAD_OPTION', 'at least three --steps'],
  [['sweep', '--data-dir', 'STORE', '--over', 'workers', '--steps', '1,1.5,2'], 'BAD_OPTION', 'whole numbers'],
  [['sweep', '--data-dir', 'STORE', '--over', 'trajectories', '--steps', '0.5,1,2'], 'BAD_OPTION', 'up to 1, not 2'],
  [
    ['sweep', '--data-dir', 'STORE', '--over', 'candidates', '--steps', '9000,9100,9200'],
    'BAD_OPTION',
    'near 0 of 9000',
  ],
  [
    ['sweep', '--data-dir', 'STORE', '--over', 'box', '--scenario', 'window=2024-06-01T12:00Z/60m'],
    'BAD_SCENARIO',
    'camera',
  ],
  [
    ['sweep', '--data-dir', 'STORE', '--over', 'box', '--scenario', 'window=2030-01-01T00:00Z/60m;camera=42,-71;km=9'],
    'BAD_OPTION',
    'no step meets a candidate',
  ],
  [
    ['sweep', '--data-dir', 'STORE', '--over', 'box', '--json', '/no/such/folder/x.json'],
    'OUTPUT_UNWRITABLE',
    '/no/such/folder',
  ],
  [['performance', '--presets', 'smal'], 'UNKNOWN_NAME', "'small'"],
  [['performance', '--engines', 'typed/lz5'], 'UNKNOWN_NAME', "'typed/lz4'"],
  [['performance', '--from', '/no/such/folder'], 'RESULT_INVALID', '/no/such/folder'],
  [['performance', '--from', 'STORE', '--json', 'STORE'], 'BAD_OPTION', '--from and --json'],
  [['performance', '--out', '/no/such/folder/x.md'], 'OUTPUT_UNWRITABLE', '/no/such/folder'],
  [['performance', '--json', '/proc/no/such'], 'OUTPUT_UNWRITABLE', '/proc/no/such'],
  [['performance', '--notes', '/no/such/notes.md'], 'BAD_OPTION', '/no/such/notes.md'],
  [['calibrate', '--workers', '1'], 'BAD_OPTION', '--workers'],
  [['calibrate', '--out', '/no/such/folder/model.json'], 'OUTPUT_UNWRITABLE', '/no/such/folder'],
  [['bench', '--repeats', '0'], 'BAD_OPTION', "--repeats takes a whole number of at least 1, not '0'"],
  [['bench', '--repeats', 'ten'], 'BAD_OPTION', "'ten'"],
  [['bench', '--repeats', '1.5'], 'BAD_OPTION', "'1.5'"],
  [['bench', '--repeats', '-1'], 'BAD_OPTION', '--repeats'],
  [['bench', '--pairs', '0'], 'BAD_OPTION', "--pairs takes a whole number from 1 to 1000, not '0'"],
  [['bench', '--pairs', 'all'], 'BAD_OPTION', "'all'"],
  [['bench', '--floor', '-5%'], 'BAD_OPTION', '--floor'],
  [['bench', '--floor', '0.05'], 'BAD_OPTION', '--floor takes a percentage: type 0.05 as 0.05%, or else as 5%'],
  [['gate', '--base', 'HEAD', '--injected', '0.1'], 'BAD_OPTION', 'or else as 10%'],
  [['bench', '--floor', '101'], 'BAD_OPTION', "--floor takes a percentage from 0 to 100, such as 5%, not '101'"],
  [['bench', '--data-dir', 'STORE', '--baseline', 'typed/lz5'], 'UNKNOWN_NAME', "'typed/lz4'"],
  [['bench', '--data-dir', 'STORE', '--baseline', 'typed/v2'], 'BAD_OPTION', 'no v2 store for typed/v2'],
  [['bench', '--workers', '0'], 'BAD_OPTION', '--workers'],
  [['bench', '--random', '0'], 'BAD_OPTION', '--random'],
  [['bench', '--seed', 'x'], 'BAD_OPTION', '--seed'],
  [['bench', '--budget', '0s'], 'BAD_OPTION', '--budget'],
  [['bench', '--budget', '5 days'], 'BAD_OPTION', "--budget takes a duration such as 90s or 5m, not '5 days'"],
  [['query', '--data-dir', 'STORE', '--scenario', SPEC, '--format', 'jsonnl'], 'UNKNOWN_NAME', "'jsonl'"],
  [['query', '--data-dir', 'STORE', '--scenario', SPEC, '--engine', 'type/lz4'], 'UNKNOWN_NAME', "'typed/lz4'"],
  [['query', '--data-dir', 'STORE', '--scenario', SPEC, '--out', '/no/such/x'], 'OUTPUT_UNWRITABLE', '/no/such/x'],
  [['query', '--data-dir', 'STORE', '--window', '2024-06-01T12:00Z/2024-06-01T11:00Z'], 'BAD_QUERY', 'ends before'],
  [['query', '--data-dir', 'STORE', '--scenario', SPEC, '--alt', '5000..10'], 'BAD_QUERY', 'minAlt = 5000'],
  [['query', '--data-dir', 'STORE', '--request', 'rubbish'], 'BAD_OPTION', '--request is no JSON'],
  [['query', '--data-dir', 'STORE', '--request', request(['drop_tables', []])], 'BAD_REQUEST', 'drop_tables'],
  [
    ['query', '--data-dir', 'STORE', '--request', request(['with_bounds', [{ min_lat: 1 }]])],
    ...(['BAD_QUERY', 'spatially_crosses'] as const),
  ],
  [
    ['query', '--data-dir', 'STORE', '--request', request(['with_bounds', [{ min_lat: 1 }]], ['spatially_within', []])],
    ...(['BAD_QUERY', 'maxLat is missing'] as const),
  ],
  [['query', '--data-dir', 'STORE', '--request', request(), '--scenario', SPEC], 'BAD_OPTION', '--request'],
];

describe("a user's mistake ends with 2, its code, what is wrong and no stack trace", () => {
  test.concurrent.each(MISTAKES)('%j: %s', async (args, code, message) => {
    const { status, stdout, stderr } = await lab(...args.map((arg) => (arg === 'STORE' ? store : arg)));
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^querylab: /);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

test('a report that has no place is refused before any work', async () => {
  const json = path.join(empty, 'none', 'run.json');
  const { status, stderr } = await lab('bench', '--data-dir', store, '--scenario', SPEC, '--json', json);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^querylab: cannot write .* \[OUTPUT_UNWRITABLE\]\n$/);
});

describe('an engine of one codec on a store of the other', () => {
  test.each([
    ['lz4', 'typed/bz2', 'this is an lz4 store'],
    ['bz2', 'typed/lz4', 'this is a bz2 store'],
    ['lz4', 'pool-chunk/bz2', 'this is an lz4 store'],
  ])('%s store, %s: the bench ends with 2 and says what is wrong', async (codec, engine, message) => {
    const dataDir = path.join(store, codec);
    const { status, stdout } = await lab('bench', '--data-dir', dataDir, '--engines', engine, '--scenario', SPEC);
    expect(stdout).toContain('[CODEC_MISMATCH]');
    expect(stdout).toContain(message);
    expect(stdout).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });
});

test.each([['--help'], ['bench', '--help'], ['--version']])('%s %s ends with 0', async (...args) => {
  expect(await lab(...args)).toMatchObject({ status: 0, stderr: '' });
});
