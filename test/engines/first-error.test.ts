import { describe, expect, test } from 'vitest';
import { flights } from '../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { caught } from '../support/caught-error.ts';
import { packedFlight } from '../support/codec-blob.ts';
import { NOON } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testFlight, testPoint } from '../support/test-flight.ts';
import { overwriteBlob, writeTestStore } from '../support/test-store.ts';

const FILE = '2024/2024-153.sqlite';

describe.each(ENGINE_NAMES)('%s', (name) => {
  test('names the first of several damaged rows, however long each takes to be found out', async () => {
    const dataDir = temporaryFolder();
    // The first is long and its count is wrong, which shows only after it is decompressed; the others fail at once.
    const long = packedFlight(20_000);
    long.writeUInt16BE(19_999);
    const quick = [1, 2, 3, 4, 5].map((i) => testFlight(`quick-${i}`, [testPoint(NOON)]));
    const flight = { ...testFlight('long', [testPoint(NOON)]), packed: long };
    await writeTestStore(dataDir, codecOf(name), { [FILE]: [flight, ...quick] });
    for (const id of [3, 4, 5, 6]) overwriteBlob(`${dataDir}/${FILE}`, id, () => Buffer.from([7]));
    const engine = await openEngine(name, { dataDir, workers: 2 });
    const error = await caught('RECORD_LENGTH', () => engine.query(flights(NOON, NOON).build()));
    expect(error.row).toBe(1);
    await engine.close();
  });
});
