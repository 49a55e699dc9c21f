import type { Appender, ColumnType, DuckDb, NumberItems } from './duckdb-api.ts';

/** Rows of a chunk: the length of DuckDB's vectors. */
const CHUNK_ROWS = 2_048;

/** Appends rows of numbers to a table, a chunk at a time. */
export class ChunkWriter {
  /** Columns of the chunk under way; the caller fills row `row` of each. */
  readonly columns: readonly NumberItems[];
  row = 0;
  readonly #duckdb: DuckDb;
  readonly #types: readonly ColumnType[];
  readonly #appender: Appender;

  constructor(duckdb: DuckDb, appender: Appender, columns: readonly (readonly [ColumnType, NumberItems])[]) {
    this.#duckdb = duckdb;
    this.#appender = appender;
    this.#types = columns.map(([type]) => type);
    this.columns = columns.map(([, items]) => items);
  }

  /** Ends the row under way. */
  next(): void {
    this.row++;
    if (this.row === CHUNK_ROWS) this.#flush();
  }

  close(): void {
    if (this.row > 0) this.#flush();
    this.#appender.closeSync();
  }

  #flush(): void {
    const chunk = this.#duckdb.DuckDBDataChunk.create(this.#types, this.row);
    this.columns.forEach((items, i) => {
      const vector = chunk.getColumnVector(i);
      vector.items.set(items.subarray(0, this.row));
      vector.flush();
    });
    this.#appender.appendDataChunk(chunk);
    this.row = 0;
  }
}

/** Room for a column of a chunk. */
export function column<T extends NumberItems>(Items: new (length: number) => T): T {
  return new Items(CHUNK_ROWS);
}
