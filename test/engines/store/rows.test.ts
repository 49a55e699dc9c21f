import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { flights } from '../../../engines/query/builder.ts';
import { candidateIds } from '../../../engines/store/candidates.ts';
import { DayFile } from '../../../engines/store/day-file.ts';
import { fetchRows, ID_BATCH } from '../../../engines/store/rows.ts';
import { indexWhere, metadataWhere } from '../../../engines/store/where.ts';
import { NOON } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

const ROWS = 12_000;
const ANY = metadataWhere(flights(0, 1).build());

describe(`a day-file of ${ROWS} rows`, () => {
  const dataDir = temporaryFolder();
  let dayFile: DayFile;

  beforeAll(async () => {
    const many = Array.from({ length: ROWS }, (_, i) =>
      testFlight(`id-${i + 1}`, [testPoint(NOON)], { callsign: i % 3 === 0 ? 'THIRD' : 'OTHER' }),
    );
    await writeTestStore(dataDir, 'lz4', { '2024/2024-153.sqlite': many });
    dayFile = new DayFile(path.join(dataDir, '2024/2024-153.sqlite'));
    return () => dayFile.close();
  });

  test('the index gives all ids, ascending', () => {
    const ids = candidateIds(dayFile, indexWhere(flights(NOON, NOON).build()));
    expect(ids).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
  });

  test.each([0, 1, 2, 3, 1000, ID_BATCH - 1, ID_BATCH, ID_BATCH + 1, 2 * ID_BATCH, 2 * ID_BATCH + 1, ROWS])(
    '%i ids fetch as many rows, each once and in order',
    (count) => {
      const ids = Array.from({ length: count }, (_, i) => i + 1);
      const rows = [...fetchRows(dayFile, ids, ANY)];
      expect(rows.map(({ id }) => id)).toEqual(ids);
      expect(rows.every(({ id, sourceId }) => sourceId === `id-${id}`)).toBe(true);
    },
  );

  test('ids may be anywhere, and absent ones fetch nothing', () => {
    const rows = [...fetchRows(dayFile, [7, 11_999, 50_000], ANY)];
    expect(rows.map(({ id }) => id)).toEqual([7, 11_999]);
  });

  test('conditions hold in every batch', () => {
    const where = metadataWhere(flights(0, 1).withCallsign('THIRD').build());
    const ids = Array.from({ length: ROWS }, (_, i) => i + 1);
    expect(Array.from(fetchRows(dayFile, ids, where), ({ id }) => id)).toEqual(ids.filter((id) => id % 3 === 1));
  });
});
