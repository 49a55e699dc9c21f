import { LabError } from '../../errors.ts';

/** A type of a column, as DuckDB's package exports them. */
export type ColumnType = object;

export type NumberItems = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A column of a chunk. Of numbers, `items` are the values themselves, which spares a call for each. */
export interface Vector {
  readonly items: NumberItems;
  flush(): void;
}

export interface DataChunk {
  readonly rowCount: number;
  getColumnVector(index: number): Vector;
}

export interface QueryResult {
  fetchAllChunks(): Promise<DataChunk[]>;
  getRows(): Promise<unknown[][]>;
}

export interface Appender {
  appendDataChunk(chunk: DataChunk): void;
  appendUInteger(value: number): void;
  appendInteger(value: number): void;
  appendDouble(value: number): void;
  appendVarchar(value: string): void;
  appendNull(): void;
  endRow(): void;
  closeSync(): void;
}

export interface Connection {
  run(sql: string, values?: readonly string[]): Promise<QueryResult>;
  createAppender(table: string, schema?: string | null, catalog?: string | null): Promise<Appender>;
  closeSync(): void;
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

/** What this peer uses of `@duckdb/node-api`: the package is optional, so nothing here needs its types. */
export interface DuckDb {
  readonly DuckDBInstance: { create(file: string, options?: Record<string, string>): Promise<Instance> };
  readonly DuckDBDataChunk: { create(types: readonly ColumnType[], rows: number): DataChunk };
  readonly UINTEGER: ColumnType;
  readonly USMALLINT: ColumnType;
  readonly UTINYINT: ColumnType;
  readonly DOUBLE: ColumnType;
}

/** A name that the compiler does not look up. */
const PACKAGE: string = '@duckdb/node-api';

/** @throws LabError PEER_UNAVAILABLE where the package is not installed or does not load. */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return (await import(PACKAGE)) as DuckDb;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new LabError(
      'PEER_UNAVAILABLE',
      `the DuckDB peer needs the package ${PACKAGE}, which does not load (${reason}): npm install --no-save ${PACKAGE}`,
      { cause: error },
    );
  }
}

/** A database with one connection to it. */
export class Database {
  readonly connection: Connection;
  readonly #instance: Instance;
  #open = true;

  static async open(duckdb: DuckDb, file: string, options: Record<string, string>): Promise<Database> {
    const instance = await duckdb.DuckDBInstance.create(file, options);
    return new Database(instance, await instance.connect());
  }

  private constructor(instance: Instance, connection: Connection) {
    this.#instance = instance;
    this.connection = connection;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}
