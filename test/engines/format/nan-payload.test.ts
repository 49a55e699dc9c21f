import { expect, test } from 'vitest';
import { decodePoints } from '../../../engines/format/decode-points.ts';
import { ObjectPoints } from '../../../engines/format/object-points.ts';
import { flights } from '../../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../../engines/registry.ts';
import { checkQuery } from '../../support/engine-contract.ts';
import { NOON } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { packByHand, testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

/** Quiet and signalling, of either sign, with payloads; the last is how V8 marks a hole in an array. */
const NANS = ['7ff8000000000000', '7ff8000000000001', '7ff0000000000001', 'fff8deadbeef0001', 'fff7fffffff7ffff'];

/** Points whose coordinates, altitudes and heading are one NaN each. */
function packedNans(): Buffer {
  const packed = packByHand(NANS.map((_, i) => testPoint(NOON + i)));
  NANS.forEach((hex, i) => {
    for (let field = 0; field < 5; field++) Buffer.from(hex, 'hex').copy(packed, 2 + 45 * i + 4 + 8 * field);
  });
  return packed;
}

test('points held as objects keep the bits of NaN', () => {
  const packed = packedNans();
  // Often enough for the optimising compiler to take over.
  for (let round = 0; round < 3000; round++) {
    if (!packed.equals(new ObjectPoints(decodePoints(packed)).pack())) throw new Error(`round ${round} differs`);
  }
});

test.each(ENGINE_NAMES)('%s returns the bits of NaN', async (name) => {
  const dataDir = temporaryFolder();
  const flight = { ...testFlight('nan', [testPoint(NOON), testPoint(NOON + 4)]), packed: packedNans() };
  await writeTestStore(dataDir, codecOf(name), { '2024/2024-153.sqlite': [flight] });
  const engine = await openEngine(name, { dataDir, workers: 1 });
  try {
    for (const query of [flights(NOON, NOON + 9), flights(NOON + 1, NOON + 9).filterWaypoints()]) {
      expect(await checkQuery(engine, dataDir, query.build())).toEqual([]);
    }
  } finally {
    await engine.close();
  }
});
