import { describe, expect, test } from 'vitest';
import { loadResultFormat, RESULT_FORMATS } from '../../reports/query/registry.ts';
import { caught } from '../support/caught-error.ts';
import { parseCsv } from './support/csv.ts';
import { NOON, RESULT, trajectory } from './support/result.ts';

const render = async (format: string, result = RESULT) => [...(await loadResultFormat(format))(result)].join('');

describe.each(RESULT_FORMATS)('%s', (format) => {
  test('ends with a line end, with and without flights', async () => {
    expect(await render(format)).toMatch(/\n$/);
    expect(await render(format, [])).toMatch(/\n$|^$/);
  });
});

test('a format that is none is refused with the nearest that is', async () => {
  expect((await caught('UNKNOWN_NAME', () => loadResultFormat('cvs'))).message).toContain("'csv'");
});

test('csv holds a head, a row for every point and one for a flight without points, and reads back as it was', async () => {
  const [head, ...all] = parseCsv(await render('csv'));
  const rows = all.filter((row) => row[7] !== '');
  expect(head).toEqual([
    ...['source', 'source_id', 'transponder_id', 'callsign', 'aircraft_type', 'orig', 'dest'],
    ...['time', 'lon', 'lat', 'alt_ft', 'alt_gnss_ft', 'heading', 'on_ground'],
  ]);
  expect(rows).toHaveLength(4);
  const pointless = all.filter((row) => row.slice(7).every((value) => value === ''));
  expect(pointless.map((row) => row[1])).toEqual(RESULT.filter((t) => t.points.length === 0).map((t) => t.sourceId));
  expect(rows[0]?.slice(0, 8)).toEqual(['1', 'id-1', 'a0b1c2', 'A,"B"\n', 'A320', 'KBOS', 'KJFK', String(NOON)]);
  expect(rows[2]?.slice(6)).toEqual(['', String(NOON + 60), '-71', String(42 + 1 / 3), '', '3100', '90', '0']);
  expect(Number(rows[2]?.[9])).toBe(42 + 1 / 3);
});

test('jsonl holds one object a line, and reads back as it was', async () => {
  const text = await render('jsonl');
  const found = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toEqual(RESULT.map(({ points, ...metadata }) => ({ ...metadata, points: [...points] })));
});

describe('geojson', () => {
  interface Feature {
    type: string;
    geometry: { type: string; coordinates: unknown } | null;
    properties: Record<string, unknown> & { times: number[] };
  }
  const read = async (result = RESULT): Promise<Feature[]> => {
    const collection = JSON.parse(await render('geojson', result)) as { type: string; features: Feature[] };
    expect(collection.type).toBe('FeatureCollection');
    return collection.features;
  };

  test('has no geometry for no point, a Point for one, a LineString for more, longitude first', async () => {
    const features = await read();
    expect(features.map(({ type }) => type)).toEqual(['Feature', 'Feature', 'Feature']);
    expect(features.map(({ geometry }) => geometry)).toEqual([
      null,
      { type: 'Point', coordinates: [-71, 42] },
      { type: 'LineString', coordinates: [42, 42 + 1 / 3, 42 + 2 / 3].map((lat) => [-71, lat]) },
    ]);
  });

  test('has the metadata and one value a point in its arrays', async () => {
    const properties = (await read())[2]?.properties;
    expect(properties).toMatchObject({ callsign: 'ÉTÉ', dest: null, sourceId: 'id-3', partial: true });
    expect(properties?.times).toEqual([NOON, NOON + 60, NOON + 120]);
    expect(properties?.altitudesFt).toEqual([0, null, 2001]);
    expect(properties?.headings).toEqual([90, 90, 90]);
    expect(properties?.onGround).toEqual([true, false, false]);
  });

  test('is valid without flights', async () => {
    expect(await read([])).toEqual([]);
  });
});

describe('table', () => {
  test('has a row for every flight, and counts them', async () => {
    const text = await render('table');
    expect(text).toContain('3 trajectories, 4 points\n');
    const row = text.split('\n').find((line) => line.includes('ÉTÉ'));
    expect(row?.split('│').map((cell) => cell.trim())).toEqual([
      ...['', 'id-3', 'ÉTÉ', 'A320', 'KBOS', '–', '1', '3'],
      ...['2024-06-01T12:00:00Z', '2024-06-01T12:02:00Z', '0 – 2,001', ''],
    ]);
  });

  test('shows control characters of data as ?', async () => {
    const text = await render('table', [trajectory(1, { callsign: '\u001b[31mX\r\nY\u0000', orig: '\u009b2J' })]);
    expect(text).toContain('?[31mX??Y?');
    expect(text).toContain('?2J');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});
