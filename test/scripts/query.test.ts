import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';
import { SPEC, twoStores } from './support/stores.ts';

let store = '';
beforeAll(async () => {
  store = await twoStores();
});

async function query(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await lab('query', '--data-dir', store, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

interface Line {
  callsign: string;
  sourceId: string;
  points: unknown[];
}
const flightsOf = (jsonl: string): Line[] =>
  jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('lab query prints the flights', () => {
  test('as a table', async () => {
    expect(await query('--scenario', SPEC)).toMatch(
      /│ edge-corners +│ BAW12 +│[\s\S]*\d+ trajectories, [\d,]+ points\n$/,
    );
  });

  test('as jsonl, csv and geojson, each with the same points', async () => {
    const flights = flightsOf(await query('--scenario', SPEC, '--format', 'jsonl'));
    const points = flights.reduce((sum, flight) => sum + flight.points.length, 0);
    expect(points).toBeGreaterThan(100);
    const csv = await query('--scenario', SPEC, '--format', 'csv');
    const pointless = flights.filter((flight) => flight.points.length === 0).length;
    expect(csv.trimEnd().split('\n')).toHaveLength(1 + points + pointless);
    const { features } = JSON.parse(await query('--scenario', SPEC, '--format', 'geojson')) as {
      features: { properties: { sourceId: string; times: unknown[] } }[];
    };
    expect(features.map(({ properties }) => properties.sourceId)).toEqual(flights.map(({ sourceId }) => sourceId));
    expect(features.reduce((sum, { properties }) => sum + properties.times.length, 0)).toBe(points);
  });

  test('the same whichever engine answers', async () => {
    const outputs = ['naive/bz2', 'pool-blob/bz2', 'typed/lz4', 'pool-chunk/lz4'].map((engine) =>
      query('--scenario', SPEC, '--format', 'jsonl', '--engine', engine),
    );
    expect(new Set(await Promise.all(outputs)).size).toBe(1);
  });

  test('and says on stderr what an engine picked that picks', async () => {
    const flags = ['--data-dir', store, '--scenario', SPEC, '--format', 'jsonl', '--engine', 'auto/lz4'];
    const { status, stdout, stderr } = await lab('query', ...flags);
    expect(status).toBe(0);
    expect(stdout).toBe(await query('--scenario', SPEC, '--format', 'jsonl'));
    expect(stderr).toMatch(/^auto\/lz4 picked (scan|worker-own) for \d+ candidates \(expected: scan [\d.]+ ms/);
  });

  test('into a file, and nothing else into its folder', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'flights.jsonl');
    expect(await query('--scenario', SPEC, '--format', 'jsonl', '--out', file)).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(await query('--scenario', SPEC, '--format', 'jsonl'));
    expect(readdirSync(folder)).toEqual(['flights.jsonl']);
  });
});

describe('the query', () => {
  test('may be a request of the protocol', async () => {
    const ops = [
      ['with_callsign', ['AAL*']],
      ['time_intersects', []],
    ];
    const request = JSON.stringify({ t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z', ops });
    const flights = flightsOf(await query('--request', request, '--format', 'jsonl'));
    expect(flights.map(({ callsign }) => callsign).sort()).toEqual(['AAL1', 'AALX1', 'AAL_1']);
  });

  test('may be single flags, which are laid over those of --scenario', async () => {
    const window = ['--window', '2024-06-01T12:00Z/60m', '--camera', '42.5,-71', '--km', '200x150'];
    const jsonl = ['--format', 'jsonl'];
    expect(await query(...window, ...jsonl)).toBe(await query('--scenario', SPEC, ...jsonl));
    const flights = flightsOf(await query('--scenario', `${SPEC};callsign=AAL1`, '--callsign', 'CRW*', ...jsonl));
    expect(flights.length).toBeGreaterThan(5);
    expect(flights.every(({ callsign }) => callsign.startsWith('CRW'))).toBe(true);
  });

  test('may meet nothing', async () => {
    const nothing = ['--window', '2024-06-01T12:00Z/60m', '--callsign', 'NONE'];
    expect(await query(...nothing)).toMatch(/0 trajectories, 0 points\n$/);
    expect(await query(...nothing, '--format', 'jsonl')).toBe('');
    expect(JSON.parse(await query(...nothing, '--format', 'geojson'))).toMatchObject({ features: [] });
  });
});
