import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FlightQuery } from '../../query/query.ts';
import { totalOf } from '../../stages/stage.ts';
import type { StageReport } from '../../stages/stage-clock.ts';
import { touch } from '../../touch.ts';
import { answerQuery } from './answer.ts';
import type { Connection } from './duckdb-api.ts';
import { CallStages } from './profile.ts';

/** What calls go into, by DuckDB's own profiler, after one that does not count. */
export async function watchedCalls(connection: Connection, query: FlightQuery, calls: number): Promise<StageReport[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'querylab-duckdb-'));
  const file = path.join(folder, 'profile.json');
  try {
    await connection.run("PRAGMA enable_profiling = 'json'");
    await connection.run(`SET profiling_output = '${file.replaceAll("'", "''")}'`);
    const reports: StageReport[] = [];
    for (let call = 0; call <= calls; call++) {
      const watch = new CallStages(file);
      touch(await answerQuery(connection, query, undefined, watch.ended));
      watch.ended('read');
      if (call > 0) reports.push({ stages: watch.stages, whole: totalOf(watch.stages), bursts: [] });
    }
    return reports;
  } finally {
    await connection.run('PRAGMA disable_profiling');
    rmSync(folder, { recursive: true, force: true });
  }
}
