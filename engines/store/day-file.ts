import Database from 'better-sqlite3';
import { LabError } from '../errors.ts';
import { seam } from '../stages/seams.ts';
import { TABLES } from './schema.ts';
import { StagedStatements, stageOf } from './staged-statements.ts';

type Statement = Database.Statement<unknown[], unknown>;

/** Largest map that SQLite allows, in bytes; a file beyond it is read as usual from there on. */
const MAX_MAP_BYTES = 0x7fff0000;

/** Pages copied between two turns of the event loop: 8 MB of the usual size. */
const PAGES_PER_STEP = 2_000;

export interface DayFileOptions {
  readonly mapped?: boolean;
}

/** One day's SQLite file, opened read-only. */
export class DayFile {
  readonly file: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();
  #encoding: unknown;

  /**
   * @param mapped read through a memory map: pages are not copied into SQLite's own cache.
   * @throws LabError DAY_FILE_INVALID where the file is no SQLite database or lacks a table.
   */
  constructor(file: string, { mapped = false }: DayFileOptions = {}) {
    this.file = file;
    try {
      this.#database = new Database(file, { readonly: true, fileMustExist: true });
    } catch (error) {
      throw this.#invalid(error);
    }
    try {
      this.#checkTables();
      if (mapped) this.#database.pragma(`mmap_size = ${MAX_MAP_BYTES}`);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** The prepared statement of `sql`, made once; rows come as objects. */
  statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.read(() => this.#database.prepare(sql));
    this.#statements.set(sql, made);
    return made;
  }

  /**
   * Runs many reads under one lock, which costs more than a small read does. They all see the same state of the file.
   * One within another shares its lock.
   */
  together<T>(reads: () => T): T {
    if (this.#database.inTransaction) return reads();
    this.statement('BEGIN').run();
    try {
      return reads();
    } finally {
      this.statement('COMMIT').run();
    }
  }

  /** A number that changes when another connection has changed the file. */
  version(): unknown {
    return this.read(() => this.statement('PRAGMA data_version').pluck().get());
  }

  /** Whether text is kept as UTF-8, so that SQLite may take blobs for text and back without changing a byte. */
  get isUtf8(): boolean {
    this.#encoding ??= this.#database.pragma('encoding', { simple: true });
    return this.#encoding === 'UTF-8';
  }

  /** All rows of a query that is asked once. */
  all(sql: string): unknown[] {
    return this.read(() => this.#database.prepare(sql).all());
  }

  /**
   * Runs a read and names this file in what SQLite throws.
   * @throws LabError DAY_FILE_INVALID; DAY_FILE_BUSY where a writer left a journal to roll back.
   */
  read<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw error instanceof Database.SqliteError ? this.#invalid(error) : error;
    }
  }

  /**
   * Copies the file to `target` page by page with SQLite's backup, under one read lock, so that nothing changes meanwhile.
   * @param onProgress hears of pages.
   * @throws SqliteError where `target` cannot be written.
   */
  async copyTo(target: string, onProgress: (done: number, total: number) => void): Promise<void> {
    this.statement('BEGIN').run();
    // The lock is taken by the first read. Without it, better-sqlite3 takes a busy source for an empty one.
    this.all('SELECT count(*) FROM sqlite_master');
    try {
      await this.#database.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          onProgress(totalPages - remainingPages, totalPages);
          return PAGES_PER_STEP;
        },
      });
    } finally {
      this.statement('COMMIT').run();
    }
  }

  close(): void {
    this.#database.close();
  }

  #checkTables(): void {
    const rows = this.all("SELECT name FROM sqlite_master WHERE type = 'table'") as { name: string }[];
    const missing = TABLES.filter((table) => !rows.some(({ name }) => name === table));
    if (missing.length > 0) {
      throw new LabError('DAY_FILE_INVALID', `day-file lacks the table ${missing.join(' and ')}: is it a day-file?`, {
        file: this.file,
      });
    }
  }

  #invalid(error: unknown): LabError {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK') {
      const advice = 'open it once with its writer so that SQLite recovers it';
      return new LabError('DAY_FILE_BUSY', `a change of the day-file was cut off in the middle: ${advice}`, {
        file: this.file,
        cause: error,
      });
    }
    const reason = error instanceof Error ? error.message : String(error);
    return new LabError('DAY_FILE_INVALID', `SQLite cannot read the day-file: ${reason}; restore it or move it away`, {
      file: this.file,
      cause: error,
    });
  }
}

const { statement, all } = DayFile.prototype;
seam((clock) => {
  const made = clock === null ? null : new StagedStatements(clock);
  DayFile.prototype.statement = made === null ? statement : made.prepared(statement);
  DayFile.prototype.all =
    clock === null
      ? all
      : function (this: DayFile, sql) {
          return clock.run(stageOf(sql), () => all.call(this, sql));
        };
});
