import Database from 'better-sqlite3';
import { LabError } from '../../engines/errors.ts';

/** "QLab" in ASCII: marks a SQLite file as a history of this lab. */
const APPLICATION_ID = 0x51_4c_61_62;

/** Version of the tables below. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    "commit" TEXT,
    dirty INTEGER NOT NULL,
    machine TEXT NOT NULL,
    store TEXT NOT NULL,
    scenarios TEXT NOT NULL
  ) STRICT;
  CREATE TABLE figures (
    run INTEGER NOT NULL REFERENCES runs,
    engine TEXT NOT NULL,
    scenario TEXT NOT NULL,
    milliseconds REAL NOT NULL,
    candidates INTEGER NOT NULL,
    processes INTEGER NOT NULL,
    PRIMARY KEY (run, engine, scenario)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Opens a history of results and gives it to a piece of work; the file is closed in any case.
 * @param create whether to make the file where there is none.
 * @throws LabError HISTORY_INVALID where it is not there or is something else, OUTPUT_UNWRITABLE where it cannot be made.
 */
export function withHistory<T>(file: string, create: boolean, work: (database: Database.Database) => T): T {
  const database = open(file, create);
  try {
    prepare(database, file, create);
    return work(database);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (create && /READONLY|CANTOPEN|IOERR|FULL/.test(error.code)) throw unwritable(file, error);
    throw invalid(file, error.message);
  } finally {
    database.close();
  }
}

function open(file: string, create: boolean): Database.Database {
  try {
    return new Database(file, { readonly: !create, fileMustExist: !create, timeout: 5_000 });
  } catch (error) {
    if (create) throw unwritable(file, error);
    throw invalid(file, `cannot be opened: ${(error as Error).message}; lab history add makes it`);
  }
}

/** Makes the tables in a new file, and refuses what is no history or one of another version. */
function prepare(database: Database.Database, file: string, create: boolean): void {
  database.pragma('foreign_keys = ON');
  const begin = () => {
    const empty = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
    if (empty && create) database.exec(SCHEMA);
  };
  if (create) database.transaction(begin).immediate();
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw invalid(file, 'is no history of this lab: give another --db');
  }
  const version = database.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw invalid(file, `has version ${version}, and this lab reads version ${SCHEMA_VERSION}: give another --db`);
  }
}

function invalid(file: string, what: string): LabError {
  return new LabError('HISTORY_INVALID', `the history ${file} ${what}`);
}

function unwritable(file: string, error: unknown): LabError {
  return new LabError('OUTPUT_UNWRITABLE', `cannot write '${file}': ${(error as Error).message}`, { cause: error });
}
