import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { timedEngines } from '../comparison/compare.ts';
import type { BenchDocument } from '../document.ts';
import { quantile } from '../stats.ts';

/**
 * Adds a run with the median of every cell: the median over its processes of the median of their samples.
 * @returns false where the run is there already.
 */
export function addRun(database: Database.Database, document: BenchDocument): boolean {
  const { environment: env, configuration, createdAt, scenarios, cells } = document;
  const insertRun = database.prepare(
    `INSERT INTO runs (digest, created_at, "commit", dirty, machine, store, scenarios)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING`,
  );
  const insertFigure = database.prepare('INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)');
  const timed = new Set(timedEngines(document));
  const add = (): boolean => {
    const { changes, lastInsertRowid } = insertRun.run(
      digest(document),
      createdAt,
      env.commit,
      env.dirty === true ? 1 : 0,
      `${env.cores} × ${env.cpu}, ${env.platform} ${env.arch}, ${configuration.workers} workers`,
      storeKey(document),
      digest(scenarios.map(({ name, request, digest: result }) => [name, request, result])),
    );
    if (changes === 0) return false;
    for (const { engine, scenario, rounds, counters } of cells) {
      if (!timed.has(engine) || rounds.length === 0) continue;
      const median = quantile(
        rounds.map(({ samples }) => quantile(samples, 0.5)),
        0.5,
      );
      insertFigure.run(lastInsertRowid, engine, scenario, median, counters.candidates, rounds.length);
    }
    return true;
  };
  return database.transaction(add).immediate();
}

/** Equal for runs on equal stores: the digest of a fixture, or the sizes of all day-files. */
function storeKey({ configuration: { fixture, dayFiles } }: BenchDocument): string {
  return fixture === null ? `day-files ${digest(dayFiles)}` : `fixture ${fixture.preset} ${fixture.digest}`;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
