import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../engines/engine.ts';
import { flights } from '../../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../../engines/registry.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

/** A multiple of 128, and so exact in the 32-bit floats of the index; its neighbours there are 128 s away. */
const EXACT = 1_717_243_136;

const FLIGHT = testFlight('rounded', [testPoint(EXACT + 1, { lat: 42.1 }), testPoint(EXACT + 127, { lat: 42.2 })]);

const EXACT_2 = EXACT + 1280;
const TWO_STEPS = testFlight('two', [testPoint(EXACT_2 + 65), testPoint(EXACT_2 + 191)], { callsign: 'TWO' });

describe.each(ENGINE_NAMES)('%s decides on the rounded envelope', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    await writeTestStore(dataDir, codecOf(name), { '2024/2024-153.sqlite': [FLIGHT, TWO_STEPS] });
    engine = await openEngine(name, { dataDir, workers: 1 });
  });

  afterAll(async () => {
    await engine.close();
  });

  const found = async (query: ReturnType<typeof flights>) => (await engine.query(query.build())).length;

  test('intersects admits a flight that ends or starts up to 128 s outside the window', async () => {
    expect(await found(flights(EXACT + 128, EXACT + 500))).toBe(1);
    expect(await found(flights(EXACT + 128.001, EXACT + 500))).toBe(0);
    expect(await found(flights(EXACT - 500, EXACT))).toBe(1);
    expect(await found(flights(EXACT - 500, EXACT - 0.001))).toBe(0);
  });

  test('a time whose nearest 32-bit float is on the wrong side is rounded by up to two of them', async () => {
    // SQLite multiplies by 1 ∓ 2⁻²³ then, which is more than one float's distance.
    expect(await found(flights(EXACT_2 - 500, EXACT_2 - 128).withCallsign('TWO'))).toBe(1);
    expect(await found(flights(EXACT_2 - 500, EXACT_2 - 128.001).withCallsign('TWO'))).toBe(0);
    expect(await found(flights(EXACT_2 + 384, EXACT_2 + 600).withCallsign('TWO'))).toBe(1);
    expect(await found(flights(EXACT_2 + 384.001, EXACT_2 + 600).withCallsign('TWO'))).toBe(0);
  });

  test('within, starts in and ends in lose a flight that lies in the window exactly', async () => {
    const exactly = flights(EXACT + 1, EXACT + 127);
    const rounded = flights(EXACT, EXACT + 128);
    for (const query of [exactly.timeWithin(), exactly.timeStartsIn(), exactly.timeEndsIn()]) {
      expect(await found(query)).toBe(0);
    }
    for (const query of [rounded.timeWithin(), rounded.timeStartsIn(), rounded.timeEndsIn()]) {
      expect(await found(query)).toBe(1);
    }
  });

  test('spatially within loses a flight whose limits are those of the box', async () => {
    const box = (minLat: number, maxLat: number) =>
      flights(EXACT, EXACT + 128)
        .spatiallyWithin()
        .withBounds({ minLat, maxLat });
    expect(await found(box(42.1, 42.2))).toBe(0);
    expect(await found(box(42.09999, 42.20001))).toBe(1);
  });

  test('a flight admitted by rounding keeps no waypoint outside the window', async () => {
    const [hit] = await engine.query(
      flights(EXACT + 128, EXACT + 500)
        .filterWaypoints()
        .build(),
    );
    expect([hit?.partial, hit?.points.length]).toEqual([true, 0]);
  });
});
