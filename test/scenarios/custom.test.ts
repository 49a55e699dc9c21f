import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../engines/errors.ts';
import { cameraBox } from '../../scenarios/camera-box.ts';
import { customQuery, customScenario, parseCustom } from '../../scenarios/custom.ts';
import { caught } from '../support/caught-error.ts';
import { ONE_DAY } from './support/store-views.ts';

const T1 = Date.UTC(2024, 5, 11, 18) / 1000;
const WINDOW = 'window=2024-06-11T18:00Z/20m';
const CAMERA = 'camera=39.1,-94.58;km=120x80';
const query = (spec: string) => customQuery(parseCustom(spec));

describe('a scenario by hand', () => {
  test('has the box, window and defaults of a camera query', () => {
    expect(query(`${CAMERA};${WINDOW}`)).toEqual({
      t1: T1,
      t2: T1 + 1200,
      temporal: 'intersects',
      spatial: 'crosses',
      bounds: cameraBox({ lat: 39.1, lon: -94.58 }, { ewKm: 120, nsKm: 80 }),
      callsign: null,
      orig: null,
      dest: null,
      source: null,
      filterWaypoints: true,
    });
  });

  test.each([
    ['window=2024-06-11T18:00Z/2024-06-11T18:20:30Z', { t1: T1, t2: T1 + 1230 }],
    ['window=2024-06-11T18:00:00Z/90s', { t2: T1 + 90 }],
    ['window=2024-06-11T18:00Z/1.5h', { t2: T1 + 5400 }],
    ['window=2024-06-11T20:00+02:00/20m', { t1: T1 }],
    [WINDOW, { spatial: 'none', bounds: {} }],
    [`${WINDOW};temporal=ends_in`, { temporal: 'ends_in' }],
    [`${WINDOW};${CAMERA};spatial=within;filter=no`, { spatial: 'within', filterWaypoints: false }],
    [`${WINDOW};filter=off`, { filterWaypoints: false }],
    [`${WINDOW};alt=1000..5000`, { bounds: { minAlt: 1000, maxAlt: 5000 }, spatial: 'crosses' }],
    [`${WINDOW};alt=..5000`, { bounds: { maxAlt: 5000 } }],
    [`${WINDOW};alt=-100..`, { bounds: { minAlt: -100 } }],
    [`${WINDOW};callsign=BAW*;orig=KBOS;dest=E*;source=3`, { callsign: 'BAW*', orig: 'KBOS', dest: 'E*', source: 3 }],
    [`${WINDOW};callsign=A=B`, { callsign: 'A=B' }],
    [` ${WINDOW} ; callsign = BAW1 ;; `, { callsign: 'BAW1' }],
  ])('%s', (spec, expected) => {
    expect(query(spec)).toMatchObject(expected);
  });

  test('may name a camera, and one number is both extents', () => {
    const bounds = cameraBox({ lat: 42.3601, lon: -71.0589 }, { ewKm: 50, nsKm: 50 });
    expect(query(`${WINDOW};camera=boston;km=50`).bounds).toEqual(bounds);
  });

  test('keeps its text as description and as the flag that asks it again', () => {
    const spec = `${CAMERA};${WINDOW}`;
    const scenario = customScenario(spec, 'custom/1');
    expect(scenario).toMatchObject({ name: 'custom/1', description: spec, selector: `--scenario '${spec}'` });
    expect(scenario.query(ONE_DAY)).toEqual(query(spec));
  });

  test('of a text with a quote is quoted for a shell', () => {
    expect(customScenario(`${WINDOW};callsign=O'B*`, 'custom/1').selector).toBe(
      `--scenario '${WINDOW};callsign=O'\\''B*'`,
    );
  });
});

describe('refused is', () => {
  test.each([
    ['', 'BAD_SCENARIO', 'window is missing'],
    [CAMERA, 'BAD_SCENARIO', 'window is missing'],
    ['window', 'BAD_SCENARIO', 'key=value'],
    ['=x', 'BAD_SCENARIO', 'key=value'],
    [`${WINDOW};cammera=boston;km=5`, 'UNKNOWN_NAME', "'camera'"],
    [`${WINDOW};camera=bosten;km=5`, 'UNKNOWN_NAME', "'boston'"],
    [`${WINDOW};camera=boston`, 'BAD_SCENARIO', 'km is missing'],
    [`${WINDOW};camera=90,0;km=5`, 'BAD_SCENARIO', '90'],
    [`${WINDOW};camera=0,181;km=5`, 'BAD_SCENARIO', '180'],
    [`${WINDOW};camera=1.2.3,4;km=5`, 'BAD_SCENARIO', 'latitude'],
    [`${WINDOW};camera=boston;km=0`, 'BAD_SCENARIO', 'km'],
    [`${WINDOW};camera=boston;km=-5`, 'BAD_SCENARIO', 'km'],
    [`${WINDOW};camera=boston;km=5x`, 'BAD_SCENARIO', 'km'],
    [`${WINDOW};camera=boston;km=1x2x3`, 'BAD_SCENARIO', 'km'],
    [`${WINDOW};camera=boston;km=wide`, 'BAD_SCENARIO', 'wide'],
    [`${WINDOW};alt=5000`, 'BAD_SCENARIO', 'alt'],
    [`${WINDOW};alt=..`, 'BAD_SCENARIO', 'alt'],
    [`${WINDOW};alt=5000..1000`, 'BAD_QUERY', 'minAlt'],
    [`${WINDOW};filter=maybe`, 'BAD_SCENARIO', 'filter'],
    [`${WINDOW};source=one`, 'BAD_SCENARIO', 'source'],
    [`${WINDOW};source=1.5`, 'BAD_REQUEST', 'source'],
    [`${WINDOW};temporal=during`, 'BAD_REQUEST', 'during'],
    [`${WINDOW};camera=boston;km=50;spatial=near`, 'BAD_REQUEST', 'near'],
    [`${WINDOW};spatial=crosses`, 'BAD_SCENARIO', 'spatial without a camera'],
    [`${WINDOW};km=100`, 'BAD_SCENARIO', 'km without a camera'],
    ['window=2024-06-11T18:00Z', 'BAD_SCENARIO', 'window'],
    ['window=2024-06-11T18:00Z/20m/5m', 'BAD_SCENARIO', 'window'],
    ['window=2024-06-11T18:00Z/20d', 'BAD_SCENARIO', 'neither an instant nor a length'],
    ['window=2024-06-11T18:00Z/2024-06-11', 'BAD_REQUEST', 'window end'],
    ['window=yesterday/20m', 'BAD_REQUEST', 'window start'],
    ['window=2024-06-11T18:00Z/2024-06-11T17:00Z', 'BAD_QUERY', 'ends before'],
  ] as [string, ErrorCode, string][])('%s as %s', async (spec, code, message) => {
    expect((await caught(code, () => query(spec))).message).toContain(message);
  });
});
