import { blockCount } from '../../format/v2/layout.ts';
import { stageMethods } from '../../stages/seams.ts';
import type { Metadata } from '../schema.ts';
import { MAX_CODE } from './codes.ts';
import { GROUP, NULL_LENGTH, RECORD_WORDS, TEXT_COLUMNS, WORD } from './layout.ts';
import type { ZoneColumns } from './zone-columns.ts';

/** Codes of the least and greatest latitude and longitude. */
export interface Ranges {
  readonly latLow: Uint16Array;
  readonly latHigh: Uint16Array;
  readonly lonLow: Uint16Array;
  readonly lonHigh: Uint16Array;
}

/** The finer index of a day-file in memory. Trajectories have ordinals, in clustered order. */
export class ZoneIndex {
  readonly columns: ZoneColumns;
  readonly count: number;
  /** Records of blocks as 16-bit words. */
  readonly words: Uint16Array;
  /** First block of each trajectory, and the end of the last. */
  readonly firstBlock: Uint32Array;
  /** Positions of single blocks, of trajectories, and of groups of trajectories. */
  readonly blocks: Ranges;
  readonly trajectories: Ranges;
  readonly groups: Ranges;
  /** Of each group: least and greatest of the trajectories' earliest times, and of their latest. */
  readonly groupTimes: Float32Array;
  readonly #idRank: Uint32Array;
  readonly #irregular: ReadonlySet<number>;
  readonly #text: string;
  readonly #textStart: Uint32Array;

  constructor(columns: ZoneColumns) {
    const { records, points, lengths, text, irregular } = columns;
    this.columns = columns;
    this.count = points.length;
    this.words = new Uint16Array(records.buffer, 0, records.length / 2);
    this.firstBlock = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++)
      this.firstBlock[i + 1] = (this.firstBlock[i] as number) + blockCount(points[i] as number);
    this.blocks = blockRanges(this.words);
    this.trajectories = unionRanges(this.count, this.blocks, this.firstBlock);
    const groupStart = Uint32Array.from({ length: Math.ceil(this.count / GROUP) + 1 }, (_, g) =>
      Math.min(g * GROUP, this.count),
    );
    this.groups = unionRanges(groupStart.length - 1, this.trajectories, groupStart);
    this.groupTimes = groupTimes(columns.times, groupStart);
    this.#idRank = ranksOf(columns.id);
    this.#irregular = new Set(irregular);
    this.#text = Buffer.from(text).toString();
    this.#textStart = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) {
      let length = 0;
      for (let column = 0; column < TEXT_COLUMNS.length; column++) {
        const own = lengths[i * TEXT_COLUMNS.length + column] as number;
        if (own !== NULL_LENGTH) length += own;
      }
      this.#textStart[i + 1] = (this.#textStart[i] as number) + length;
    }
  }

  /** Whether any row is one that the index cannot speak for. */
  get hasIrregular(): boolean {
    return this.#irregular.size > 0;
  }

  isIrregular(id: number): boolean {
    return this.#irregular.has(id);
  }

  idOf(ordinal: number): number {
    return this.columns.id[ordinal] as number;
  }

  /** Sorts what was found of trajectories to the order of results, (`source_id`, `id`). */
  inOrder<T extends { readonly ordinal: number }>(found: readonly T[]): T[] {
    return sortedBy(this.columns.rank, found);
  }

  /** Sorts what was found of trajectories to the order of their ids. */
  byId<T extends { readonly ordinal: number }>(found: readonly T[]): T[] {
    return sortedBy(this.#idRank, found);
  }

  /** What the row of a trajectory says besides its points. */
  row(ordinal: number): Metadata & { readonly id: number } {
    const { lengths, source } = this.columns;
    const text = this.#text;
    let at = this.#textStart[ordinal] as number;
    let column = ordinal * TEXT_COLUMNS.length;
    const next = (): string | null => {
      const length = lengths[column++] as number;
      if (length === NULL_LENGTH) return null;
      const from = at;
      at += length;
      return text.slice(from, at);
    };
    const sourceId = next() as string;
    const transponderId = next();
    const orig = next();
    const dest = next();
    const callsign = next() as string;
    const id = this.idOf(ordinal);
    return {
      id,
      source: source[ordinal] as number,
      sourceId,
      transponderId,
      orig,
      dest,
      callsign,
      aircraftType: next(),
    };
  }
}

/** Sorts by the ranks of ordinals. */
function sortedBy<T extends { readonly ordinal: number }>(rank: Uint32Array, found: readonly T[]): T[] {
  // Rank and place in one number: typed arrays sort numbers far faster than a comparison does.
  const keys = new Float64Array(found.length);
  for (let i = 0; i < found.length; i++) keys[i] = (rank[(found[i] as T).ordinal] as number) * 2 ** 26 + i;
  keys.sort();
  const sorted: T[] = [];
  for (const key of keys) sorted.push(found[key % 2 ** 26] as T);
  return sorted;
}

/** Place of each value among all. */
function ranksOf(values: Float64Array): Uint32Array {
  const ranks = new Uint32Array(values.length);
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  order.forEach((i, rank) => {
    ranks[i] = rank;
  });
  return ranks;
}

function blockRanges(words: Uint16Array): Ranges {
  const column = (word: number): Uint16Array =>
    Uint16Array.from(
      { length: words.length / RECORD_WORDS },
      (_, block) => words[block * RECORD_WORDS + word] as number,
    );
  return {
    latLow: column(WORD.latLow),
    latHigh: column(WORD.latHigh),
    lonLow: column(WORD.lonLow),
    lonHigh: column(WORD.lonHigh),
  };
}

/** Unions of consecutive ranges: the i-th of those from `start[i]` to before `start[i + 1]`. */
function unionRanges(count: number, of: Ranges, start: Uint32Array): Ranges {
  const union = (values: Uint16Array, initial: number, pick: (a: number, b: number) => number): Uint16Array =>
    Uint16Array.from({ length: count }, (_, i) => {
      let value = initial;
      for (let k = start[i] as number; k < (start[i + 1] as number); k++) value = pick(value, values[k] as number);
      return value;
    });
  return {
    latLow: union(of.latLow, MAX_CODE, Math.min),
    latHigh: union(of.latHigh, 0, Math.max),
    lonLow: union(of.lonLow, MAX_CODE, Math.min),
    lonHigh: union(of.lonHigh, 0, Math.max),
  };
}

function groupTimes(times: Float32Array, start: Uint32Array): Float32Array {
  const all = new Float32Array((start.length - 1) * 4);
  for (let g = 0; g + 1 < start.length; g++) {
    const range = [Infinity, -Infinity, Infinity, -Infinity] as [number, number, number, number];
    for (let i = start[g] as number; i < (start[g + 1] as number); i++) {
      const min = times[2 * i] as number;
      const max = times[2 * i + 1] as number;
      range[0] = Math.min(range[0], min);
      range[1] = Math.max(range[1], min);
      range[2] = Math.min(range[2], max);
      range[3] = Math.max(range[3], max);
    }
    all.set(range, g * 4);
  }
  return all;
}

stageMethods(ZoneIndex.prototype, 'materialise', ['inOrder', 'row']);
