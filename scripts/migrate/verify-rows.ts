import type { Codec } from '../../engines/codec/codec.ts';
import type { Format } from '../../engines/codec/formats.ts';
import { loadCodec } from '../../engines/codec/registry.ts';
import { LabError } from '../../engines/errors.ts';
import { toFailure } from '../../engines/failure.ts';
import type { Envelope } from '../../engines/format/envelope.ts';
import { pointCount } from '../../engines/format/record.ts';
import { located } from '../../engines/located.ts';
import type { DayFile } from '../../engines/store/day-file.ts';
import { blobReader, envelopeReader } from '../../engines/store/rows.ts';
import { NO_CONDITION } from '../../engines/store/where.ts';
import { firstPackedDifference } from '../../harness/packed-difference.ts';
import { unreadable } from './verify-counts.ts';
import type { Problem } from './verify-document.ts';
import type { FullPair } from './verify-pairs.ts';

/**
 * Codecs that prove: libbzip2 and liblz4 themselves, and not the lab's own decoders, which convert uses. A fault of
 * those would else hide itself.
 */
const PROVERS: Readonly<Record<Format, string>> = { bz2: 'bz2-foxglove', lz4: 'lz4-foxglove', v2: 'v2' };

/** Loads the codec that proves a store of a format. */
export async function loadProver(format: Format): Promise<Codec> {
  return await loadCodec(PROVERS[format]);
}

/** A day-file and what decodes its blobs. */
export interface Proven {
  readonly dayFile: DayFile;
  readonly prover: Codec;
}

/** What comparing rows showed. */
export interface RowsResult {
  rows: number;
  points: number;
  /** Decompressed bytes of one side. */
  bytes: number;
  /** Rows that differ. */
  differences: number;
  /** The first difference. */
  first: Problem | null;
}

/** Compares rows one by one: metadata, index entry, decompressed points. Memory holds one row at a time. */
export function compareRows(pair: FullPair, a: Proven, b: Proven, ids: readonly number[]): RowsResult {
  const [readA, readB] = [rowReader(a), rowReader(b)];
  const result: RowsResult = { rows: 0, points: 0, bytes: 0, differences: 0, first: null };
  for (const id of ids) {
    const problem = compareRow(pair, id, readA, readB, result);
    if (problem === null) continue;
    result.differences++;
    result.first ??= problem;
  }
  return result;
}

interface RowReader {
  /** Columns as SQLite keeps them, type and bytes; undefined where there is no such row. */
  metadata(id: number): StoredRow | undefined;
  envelope(id: number): Envelope | undefined;
  packed(id: number): Uint8Array;
}

type StoredRow = Readonly<Record<string, string>>;

const COLUMNS = ['source', 'source_id', 'transponder_id', 'orig', 'dest', 'callsign', 'aircraft_type'] as const;

function rowReader({ dayFile, prover }: Proven): RowReader {
  // Text goes by its bytes: what is no UTF-8 would be mended on its way to a string.
  const stored = COLUMNS.map((column) => `typeof(${column}) || ' ' || hex(${column}) AS ${column}`).join(', ');
  const metadata = dayFile.statement(`SELECT ${stored} FROM trajectories WHERE id = ?`);
  const blob = blobReader(dayFile, NO_CONDITION);
  const envelope = envelopeReader(dayFile);
  return {
    metadata: (id) => dayFile.read(() => metadata.get(id)) as StoredRow | undefined,
    envelope,
    packed: (id) =>
      located(dayFile.file, id, () => {
        const packed = prover.decompress(blob(id) as Uint8Array);
        pointCount(packed);
        return packed;
      }),
  };
}

function compareRow(pair: FullPair, row: number, a: RowReader, b: RowReader, result: RowsResult): Problem | null {
  const problem = { file: pair.name, row };
  try {
    const [storedA, storedB] = [a.metadata(row), b.metadata(row)];
    if (storedA === undefined || storedB === undefined) {
      const [hasA, hasB] = [storedA, storedB].map((stored) => (stored === undefined ? 'missing' : 'there'));
      return { ...problem, kind: 'row', place: 'row', a: `${hasA}`, b: `${hasB}` };
    }
    result.rows++;
    const column = COLUMNS.find((name) => storedA[name] !== storedB[name]);
    if (column !== undefined) {
      return {
        ...problem,
        kind: 'metadata',
        place: `column ${column}`,
        a: shown(storedA[column]),
        b: shown(storedB[column]),
      };
    }
    const index = envelopeDifference(a.envelope(row), b.envelope(row));
    if (index !== null) return { ...problem, kind: 'index', ...index };
    const [packedA, packedB] = [a.packed(row), b.packed(row)];
    result.points += pointCount(packedA);
    result.bytes += packedA.length;
    const difference = firstPackedDifference(packedA, packedB);
    return difference && { ...problem, kind: 'points', ...difference };
  } catch (error) {
    return { ...unreadable(pair, asData(error)), row };
  }
}

function envelopeDifference(a: Envelope | undefined, b: Envelope | undefined) {
  if (a === undefined || b === undefined) {
    if (a === b) return null;
    return { place: 'index entry', a: a === undefined ? 'missing' : 'there', b: b === undefined ? 'missing' : 'there' };
  }
  const field = (Object.keys(a) as (keyof Envelope)[]).find((name) => !Object.is(a[name], b[name]));
  return field === undefined ? null : { place: `index entry, ${field}`, a: String(a[field]), b: String(b[field]) };
}

/** Stored type and bytes, readable. */
function shown(stored: string | undefined): string {
  const [type = '', hex = ''] = (stored ?? '').split(' ');
  if (type === 'null') return 'NULL';
  const bytes = Buffer.from(hex, 'hex');
  const text = bytes.toString('utf8');
  const readable = Buffer.from(text, 'utf8').equals(bytes) ? JSON.stringify(text) : `0x${hex}`;
  return type === 'text' ? readable : `${type} ${text}`;
}

/** A blob of another format than its store is damage here, not a wrong choice of the user's. */
function asData(error: unknown): unknown {
  if (!(error instanceof LabError) || error.code !== 'CODEC_MISMATCH') return error;
  return new LabError('BLOB_CORRUPT', error.bare).at(toFailure(error));
}
