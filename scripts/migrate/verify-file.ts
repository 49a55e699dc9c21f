import type { DayFile } from '../../engines/store/day-file.ts';
import { ZONE_TABLE } from '../../engines/store/zones/layout.ts';
import type { Problem } from './verify-document.ts';
import type { FullPair } from './verify-pairs.ts';

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

type Difference = Pick<Problem, 'place' | 'a' | 'b'>;

/** The table and its index are compared row by row, and SQLite keeps tables of its own for them. */
const OWN_TABLES = /^(trajectories|trajectory_index.*|sqlite_.*)$/;

/** The finer index is made of the rows, by `lab index`, and any store can be with or without it. */
const DERIVED = ZONE_TABLE;

/**
 * The first difference of what is not in single rows: schema, sequence, index entries without a row, other tables, and
 * where `integrity` is asked for, what SQLite finds wrong with table, indexes and R-tree.
 */
export function fileProblem(pair: FullPair, a: DayFile, b: DayFile, integrity: boolean): Problem | null {
  const difference =
    listDifference('schema', objectsOf(a), objectsOf(b)) ??
    pragmaDifference(a, b) ??
    listDifference('sequence', sequenceOf(a), sequenceOf(b)) ??
    listDifference('index entry without a row', orphansOf(a), orphansOf(b)) ??
    otherTables(a, b) ??
    (integrity ? damage(a, b) : null);
  return difference && { file: pair.name, kind: 'file', row: null, ...difference };
}

function objectsOf(dayFile: DayFile): string[] {
  const rows = dayFile.all('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name') as SchemaObject[];
  const carried = rows.filter(({ name, tbl_name }) => tbl_name !== DERIVED && !name.startsWith(DERIVED));
  return carried.map(({ type, name, sql }) => `${type} ${name}: ${sql}`);
}

function pragmaDifference(a: DayFile, b: DayFile): Difference | null {
  for (const name of ['user_version', 'application_id', 'encoding']) {
    const [x, y] = [a, b].map((dayFile) => JSON.stringify(dayFile.all(`PRAGMA ${name}`)));
    if (x !== y) return { place: `pragma ${name}`, a: `${x}`, b: `${y}` };
  }
  return null;
}

function sequenceOf(dayFile: DayFile): string[] {
  const has = dayFile.all("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").length > 0;
  if (!has) return [];
  const rows = dayFile.all('SELECT name, seq FROM sqlite_sequence ORDER BY name') as { name: string; seq: number }[];
  return rows.map(({ name, seq }) => `${name}: ${seq}`);
}

function orphansOf(dayFile: DayFile): string[] {
  const rows = dayFile.all('SELECT * FROM trajectory_index WHERE id NOT IN (SELECT id FROM trajectories) ORDER BY id');
  return rows.map((row) => JSON.stringify(row));
}

/** Tables that the format does not know are carried over too: they are read side by side, a row at a time. */
function otherTables(a: DayFile, b: DayFile): Difference | null {
  const names = a.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") as { name: string }[];
  for (const { name } of names) {
    if (OWN_TABLES.test(name) || name === DERIVED) continue;
    const [rowsA, rowsB] = [rowsOf(a, name), rowsOf(b, name)];
    for (let i = 0; ; i++) {
      const [x, y] = [rowsA.next(), rowsB.next()];
      if (x.done && y.done) break;
      if (x.value !== y.value) {
        rowsA.return(undefined);
        rowsB.return(undefined);
        return { place: `table ${name}, row ${i + 1}`, a: x.value ?? 'none', b: y.value ?? 'none' };
      }
    }
  }
  return null;
}

/** The rows of a table, type and bytes of every column. */
function* rowsOf(dayFile: DayFile, table: string): Generator<string, undefined> {
  const quoted = `"${table.replaceAll('"', '""')}"`;
  const columns = dayFile.all(`SELECT name FROM pragma_table_info('${table.replaceAll("'", "''")}')`) as {
    name: string;
  }[];
  const stored = columns.map(({ name }) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    return `typeof(${column}) || ' ' || hex(${column})`;
  });
  const statement = dayFile.statement(`SELECT ${stored.join(" || ', ' || ")} FROM ${quoted}`).pluck();
  for (const row of statement.iterate()) yield String(row);
}

function damage(a: DayFile, b: DayFile): Difference | null {
  const [x, y] = [a, b].map((dayFile) => {
    const [found] = dayFile.all('PRAGMA integrity_check(1)') as { integrity_check: string }[];
    return found?.integrity_check ?? 'ok';
  });
  // Damage on both sides is damage still.
  return x === 'ok' && y === 'ok' ? null : { place: 'integrity_check', a: `${x}`, b: `${y}` };
}

function listDifference(place: string, a: readonly string[], b: readonly string[]): Difference | null {
  const i = a.length < b.length ? b.findIndex((item, k) => item !== a[k]) : a.findIndex((item, k) => item !== b[k]);
  return i < 0 ? null : { place, a: a[i] ?? 'none', b: b[i] ?? 'none' };
}
