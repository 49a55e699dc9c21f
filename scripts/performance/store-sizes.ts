import { statSync } from 'node:fs';
import path from 'node:path';
import { DayFile } from '../../engines/store/day-file.ts';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { ZONE_TABLE } from '../../engines/store/zones/layout.ts';
import type { StoreSizes } from '../../harness/performance/facts-document.ts';

/** Sizes of stores that hold the same trajectories, by format. */
export function storeSizes(store: string, stores: ReadonlyMap<string, string>): StoreSizes {
  const sized = [...stores].map(([format, dataDir]) => {
    const days = listDays(dataDir).map((day) => dayBytes(path.join(dataDir, dayPath(day))));
    const sum = (part: keyof (typeof days)[number]) => days.reduce((all, day) => all + day[part], 0);
    return {
      trajectories: sum('trajectories'),
      sizes: { format, fileBytes: sum('fileBytes'), indexBytes: sum('indexBytes'), blobBytes: sum('blobBytes') },
    };
  });
  return { store, trajectories: sized[0]?.trajectories ?? 0, formats: sized.map(({ sizes }) => sizes) };
}

function dayBytes(file: string) {
  const dayFile = new DayFile(file);
  try {
    const [rows] = dayFile.all('SELECT count(*) AS count, sum(length(points)) AS bytes FROM trajectories') as [
      { count: number; bytes: number | null },
    ];
    const [index] = dayFile.all(`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name = '${ZONE_TABLE}'`) as [
      { bytes: number | null },
    ];
    return {
      trajectories: rows.count,
      fileBytes: statSync(file).size,
      indexBytes: index.bytes ?? 0,
      blobBytes: rows.bytes ?? 0,
    };
  } finally {
    dayFile.close();
  }
}
