import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { sha256 } from '../../support/sha256.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { lab, type Outcome } from '../support/lab.ts';
import { manyDays } from '../support/many-days.ts';
import { RUNBOOK, runBlock, runCrontab, type Settings } from '../support/runbook.ts';
import { isInstalled } from '../support/shell.ts';
import { StoreReader } from '../support/store-reader.ts';
import { tinyFixture } from '../support/tiny.ts';

/** The closed day of `tiny`, and the one that the ingester has open: today. */
const [CLOSED, OPEN] = [path.join('2024', '2024-163.sqlite'), path.join('2024', '2024-164.sqlite')];
/** A day that the ingester begins after it was switched. */
const LATER = path.join('2024', '2024-165.sqlite');
const GATES = ['counts', 'sample', 'queries', 'executors', 'property', 'all', 'soak'];

let original = '';
let settings: Settings & Record<'OLD' | 'NEW' | 'LIVE' | 'RECORD', string>;
let cwd = '';
const ran = new Set(['settings']);

beforeAll(async () => {
  const root = path.join(temporaryFolder(), "user's data");
  mkdirSync(root);
  original = path.join(await tinyFixture(), 'bz2');
  const at = (name: string): string => path.join(root, name);
  settings = {
    ...{ LAB: PACKAGE_ROOT, OLD: at('flights'), NEW: at('flights-lz4'), LIVE: at('live'), RECORD: at('record') },
    ...{ JOBS: '2', TODAY: '2024-06-12', CLOSED: '2024-06-11', EXAMPLES: '60', HOURS: '0.0006' },
  };
  cpSync(original, settings.OLD, { recursive: true });
  cwd = root;
});

/** Runs a block of the page, and expects it to end with a status. */
async function block(name: string, status = 0): Promise<Outcome> {
  const outcome = name === 'crontab' ? await runCrontab(settings) : await runBlock(name, settings, cwd);
  ran.add(name);
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
  expect({ name, ...outcome }).toMatchObject({ name, status });
  return outcome;
}

/** The ingester adds to a day, and has it open until the returned function is called. */
function ingest(store: string, day: string): () => void {
  const writer = new Database(path.join(store, day));
  writer.pragma('journal_mode = WAL');
  writer.exec(`INSERT INTO trajectories (source, source_id, callsign, points)
    SELECT 1, 'late-' || count(*), 'LATE1', points FROM trajectories`);
  writer.exec(`INSERT INTO trajectory_index
    SELECT (SELECT max(id) FROM trajectories), min_timestamp, max_timestamp, min_latitude, max_latitude,
      min_longitude, max_longitude, min_altitude, max_altitude FROM trajectory_index WHERE id = 1`);
  return () => {
    writer.pragma('journal_mode = DELETE');
    writer.close();
  };
}

/** What a reader that has just been started gets through the link. */
async function freshAnswer(engine: string): Promise<string> {
  const args = ['--scenario', 'window=2024-06-11T12:00Z/30m;camera=39,-98;km=3000x2000', '--format', 'jsonl'];
  const { status, stdout, stderr } = await lab('query', '--data-dir', settings.LIVE, '--engine', engine, ...args);
  return status === 0 ? stdout : stderr;
}

const verifyAll = (a: string, b: string, ...more: string[]) => lab('migrate', 'verify', 'all', a, b, ...more);

describe('the runbook, from its page, on the store tiny', { timeout: 240_000 }, () => {
  let before = '';
  const noon = '2024-06-11T12:00:00Z';
  /** Asks for the open day alone. */
  const afterMidnight = '2024-06-13T00:10:00Z';
  let [atNoon, lateFlights] = ['', ''];
  let oldReader: StoreReader;

  afterAll(() => oldReader?.end());

  test('prepare: there is room, a day is converted, and the link names the old store', async () => {
    expect((await block('prepare')).stdout).toMatch(/^needed: \d+ MB, free: \d+ MB$/m);
    expect((await block('trial')).stdout).toMatch(/^converted .*2024-163/);
    await block('link');
    // A second link would lie in the store itself.
    await block('link', 1);
    expect(readdirSync(settings.OLD)).toEqual(['2024']);
    before = await freshAnswer('typed/bz2');
    expect(before.split('\n').length).toBeGreaterThan(3);
    oldReader = await StoreReader.start(settings.LIVE, 'typed/bz2');
    atNoon = await oldReader.ask(noon);
    expect(atNoon).toMatch(/^\{"ok":true,"trajectories":\[\{/);
  });

  test('bulk and tail: a day that the ingester has open fails alone, and is taken when it is closed', async () => {
    const close = ingest(settings.OLD, OPEN);
    expect((await block('bulk=machine', 1)).stderr).toMatch(/2024-164\.sqlite\) \[DAY_FILE_BUSY\]/);
    expect((await block('again=machine', 1)).stdout).toMatch(/^1 day: 0 converted, 0 skipped, 1 failed/m);
    expect((await block('tail')).stdout).toMatch(/ open .*2024-164/);
    close();
    expect((await block('tail')).stdout).toMatch(/ skipped .*2024-163[\s\S]* converted .*2024-164/);
    await block('again=machine');
    await block('crontab');
    expect(existsSync(path.join(settings.RECORD, 'tail.log'))).toBe(true);
  });

  test('gates: all pass while the ingester writes, and stop where a row is lost', async () => {
    const close = ingest(settings.OLD, OPEN);
    for (const gate of GATES) await block(`gate=${gate}`);
    close();
    const records = readdirSync(settings.RECORD).filter((name) => name.startsWith('gate-'));
    expect(records.map((name) => name.replace(/\..*/, ''))).toEqual(GATES.map((gate, i) => `gate-${i + 1}-${gate}`));
    const lossy = new Database(path.join(settings.NEW, CLOSED));
    lossy.exec('DELETE FROM trajectories WHERE id = 75; DELETE FROM trajectory_index WHERE id = 75');
    lossy.close();
    for (const gate of ['counts', 'sample', 'all']) await block(`gate=${gate}`, 1);
  });

  test('roll-back before the cut-over: the new store is gone, and readers see nothing of it', async () => {
    await block('roll-back=before');
    expect(existsSync(settings.NEW)).toBe(false);
    expect(sha256(path.join(settings.OLD, CLOSED))).toBe(sha256(path.join(original, CLOSED)));
    expect(await freshAnswer('typed/bz2')).toBe(before);
    expect(await oldReader.ask(noon)).toBe(atNoon);
    await oldReader.end();
    await block('bulk=machine');
  });

  test('cut-over: new readers get the same, old ones what they have open, or an error', async () => {
    const close = ingest(settings.OLD, OPEN);
    await block('last-check', 1);
    close();
    await block('last-check');
    oldReader = await StoreReader.start(settings.LIVE, 'typed/bz2');
    lateFlights = await oldReader.ask(afterMidnight);
    expect(lateFlights).toMatch(/^\{"ok":true,"trajectories":\[\{/);
    await block('cut-over');
    expect(readlinkSync(settings.LIVE)).toBe(settings.NEW);
    expect((await block('smoke')).stdout).toMatch(/: lz4, 2 days/);
    expect(await freshAnswer('typed/lz4')).toBe(before);
    expect(await oldReader.ask(afterMidnight)).toBe(lateFlights);
    expect(await oldReader.ask(noon)).toContain('CODEC_MISMATCH');
    expect(await freshAnswer('typed/bz2')).toContain('[CODEC_MISMATCH]');
  });

  test('roll-back after the cut-over: the old store again, and it cannot be cleaned up then', async () => {
    await block('roll-back=after');
    expect(readlinkSync(settings.LIVE)).toBe(settings.OLD);
    await block('smoke', 1);
    // Until it is restarted, it has the lz4 file open that it met meanwhile.
    expect(await oldReader.ask(afterMidnight)).toBe(lateFlights);
    expect(await oldReader.ask(noon)).toContain('CODEC_MISMATCH');
    expect(await freshAnswer('typed/bz2')).toBe(before);
    expect(await freshAnswer('typed/lz4')).toContain('[CODEC_MISMATCH]');
    await block('clean-up', 1);
    expect(existsSync(path.join(settings.OLD, CLOSED))).toBe(true);
    await block('cut-over');
  });

  test('roll-back after the ingester: what it wrote as lz4 is in the old store', async () => {
    await block('last-check');
    await block('part');
    cpSync(path.join(settings.NEW, OPEN), path.join(settings.NEW, LATER));
    ingest(settings.NEW, OPEN)();
    ingest(settings.NEW, LATER)();
    expect((await verifyAll(settings.NEW, settings.OLD)).status).toBe(1);
    await block('roll-back=ingester');
    expect((await verifyAll(settings.NEW, settings.OLD)).status).toBe(0);
    await block('roll-back=after');
    expect(await freshAnswer('typed/bz2')).toBe(before);
    await block('cut-over');
  });

  test('clean-up: not while a reader has the old store open; afterwards all can still be converted back', async () => {
    expect((await block('unused', 1)).stdout).toContain(OPEN);
    await oldReader.end();
    await block('unused');
    await block('clean-up');
    expect(existsSync(settings.OLD)).toBe(false);
    expect(await freshAnswer('typed/lz4')).toBe(before);
    await block('roll-back=clean-up');
    expect((await verifyAll(original, settings.OLD, '--until', '2024-06-11')).status).toBe(0);
    await block('roll-back=after');
    expect(await freshAnswer('typed/bz2')).toBe(before);
  });

  test('no block of the page is left out', () => {
    const elsewhere = ['bulk=parallel', 'bulk=slurm', 'again=parallel', 'again=slurm'];
    expect([...RUNBOOK.keys()].filter((name) => !ran.has(name))).toEqual(elsewhere);
    expect([...RUNBOOK.keys()].filter((name) => name.startsWith('gate='))).toEqual(GATES.map((gate) => `gate=${gate}`));
  });
});

describe.skipIf(!isInstalled('parallel'))('the bulk of the runbook with GNU parallel (needs it)', () => {
  test('a damaged day fails alone, and is taken up when it is mended', async () => {
    const { store, days } = await manyDays(3);
    const record = temporaryFolder();
    settings = { ...settings, OLD: store, NEW: path.join(temporaryFolder(), 'the new'), RECORD: record };
    const file = path.join(store, days[0] as string);
    const good = readFileSync(file);
    overwriteBlob(file, 2, (blob) => blob.subarray(0, -1));
    expect((await block('bulk=parallel', 1)).stdout).toMatch(/^3 days: 2 converted or verified, 1 failed, 0 not/m);
    writeFileSync(file, good);
    expect((await block('again=parallel')).stdout).toMatch(/^3 days: 3 converted or verified, 0 failed/m);
    expect((await verifyAll(store, settings.NEW)).status).toBe(0);
  });
});
