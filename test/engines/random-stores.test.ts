import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codec } from '../../engines/codec/codec.ts';
import { loadCodec } from '../../engines/codec/registry.ts';
import type { Engine } from '../../engines/engine.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { indexDay } from '../../scripts/zones/index-day.ts';
import { anyFlight, anyQuery } from '../support/arbitraries.ts';
import { checkQuery } from '../support/engine-contract.ts';
import { readsZones } from '../support/indexed-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TestFlight } from '../support/test-flight.ts';
import { type TestDays, writeTestStore } from '../support/test-store.ts';

/** Each run writes its flights to days of their own in the same year, so that the engines stay open. */
const BLOCK_DAYS = 10;
const FIRST_DAY = Date.UTC(2001, 0, 3) / 86_400_000;

const CODECS = [...new Set(ENGINE_NAMES.map(codecOf))];

describe.each(CODECS)('random stores of codec %s', (codec) => {
  const engines: Engine[] = [];
  const dataDir = temporaryFolder();
  let block = 0;
  let reader: Codec;

  beforeAll(async () => {
    reader = await loadCodec(codec);
    for (const name of ENGINE_NAMES.filter((engine) => codecOf(engine) === codec)) {
      engines.push(await openEngine(name, { dataDir, workers: 2 }));
    }
  });

  afterAll(async () => {
    await Promise.all(engines.map((engine) => engine.close()));
  });

  test('every engine agrees with the reference reader on random queries', async () => {
    const stores = fc.array(anyFlight, { minLength: 1, maxLength: 12 });
    const queries = fc.array(anyQuery, { minLength: 1, maxLength: 8 });
    // Which of the day-files get the finer index, as bits.
    const anyDays = fc.integer({ min: 0, max: 15 });
    const property = fc.asyncProperty(stores, queries, anyDays, async (flights, relative, indexed) => {
      const start = FIRST_DAY + BLOCK_DAYS * block++;
      const days = toDays(flights, start);
      await writeTestStore(dataDir, codec, days);
      Object.keys(days).forEach((name, i) => {
        if ((indexed & (1 << i)) !== 0) indexDay(path.join(dataDir, name), reader);
      });
      for (const engine of engines) {
        for (const query of relative) {
          const lines = await checkQuery(engine, dataDir, later(query, start * 86_400), readsZones(engine.name));
          expect(lines, `${engine.name}: ${JSON.stringify(query)}`).toEqual([]);
        }
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

function toDays(flights: readonly { day: number; flight: TestFlight }[], start: number): TestDays {
  const days: Record<string, TestFlight[]> = {};
  for (const { day, flight } of flights) {
    const points = flight.points.map((point) => ({ ...point, time: point.time + start * 86_400 }));
    const file = fileOf(start + day);
    days[file] = [...(days[file] ?? []), { ...flight, points }];
  }
  return days;
}

function fileOf(day: number): string {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const ordinal = day - Date.UTC(year, 0, 0) / 86_400_000;
  return `${year}/${year}-${String(ordinal).padStart(3, '0')}.sqlite`;
}

function later(query: FlightQuery, seconds: number): FlightQuery {
  return { ...query, t1: query.t1 + seconds, t2: query.t2 + seconds };
}
