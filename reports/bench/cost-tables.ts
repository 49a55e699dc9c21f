import type { BenchCell, BenchDocument } from '../../harness/document.ts';
import { bytes, count, milliseconds } from '../numbers.ts';
import { drawTable } from '../text-table.ts';

/** What the tables are of, in a sentence without a full stop. */
export const COUNTERS_TITLE = 'Counted, the same at every repetition; a point is one that is returned';
export const COSTS_TITLE = 'Measured, never twice the same; heap, buffers and GC are those of the main thread';

/** Rows of a table; the first is its head. */
type Rows = readonly (readonly string[])[];

/** What engines count over a pass of the given scenarios, the same at every repetition. */
export function counterRows(document: BenchDocument, scenarios: readonly string[]): Rows {
  const returned = document.scenarios
    .filter(({ name }) => scenarios.includes(name))
    .reduce((sum, { pointsReturned }) => sum + (pointsReturned ?? 0), 0);
  return [
    [
      'engine',
      'candidates',
      'blobs',
      'bytes read',
      'tasks',
      ...['bytes', 'blobs', 'points decoded'].map((what) => `${what} a point`),
    ],
    ...byEngine(document, scenarios, ({ rounds }) => rounds.length > 0).map(([engine, cells]) => {
      const total = (name: keyof BenchCell['counters']) => cells.reduce((sum, { counters }) => sum + counters[name], 0);
      const each = (value: number) => (returned === 0 ? '–' : threeDigits(value / returned));
      return [
        engine,
        count(total('candidates')),
        count(total('rows')),
        bytes(total('bytesRead')),
        count(total('tasks')),
        each(total('bytesRead')),
        each(total('rows')),
        each(total('pointsDecoded')),
      ];
    }),
  ];
}

/** What a pass over the given scenarios costs besides time, measured and so never twice the same. */
export function costRows(document: BenchDocument, scenarios: readonly string[]): Rows {
  return [
    ['engine', 'CPU user ms', 'CPU sys ms', 'peak RSS', 'heap taken', 'buffers taken', 'GCs', 'GC ms'],
    ...byEngine(document, scenarios, ({ costs }) => costs !== undefined).map(([engine, cells]) => {
      const costs = cells.flatMap((cell) => cell.costs ?? []);
      /** A sum as it is shown; what an engine without V8 does not have is no 0. */
      const total = (name: keyof (typeof costs)[number], show: (sum: number) => string) => {
        const all = costs.map((own) => own[name]).filter((value) => value !== null);
        return all.length < costs.length ? '–' : show(all.reduce((sum, value) => sum + value, 0));
      };
      return [
        engine,
        total('userMilliseconds', milliseconds),
        total('systemMilliseconds', milliseconds),
        bytes(Math.max(...costs.map(({ peakRss }) => peakRss))),
        total('heapBytes', (sum) => bytes(Math.round(sum))),
        total('externalBytes', (sum) => bytes(Math.round(sum))),
        total('collections', (sum) => sum.toFixed(1)),
        total('collectionMilliseconds', milliseconds),
      ];
    }),
  ];
}

/** Either for a terminal: a head has a line a word. */
export function costTable([head = [], ...rows]: Rows): string {
  return drawTable({ head: head.map((name) => name.replace(/ (?!point$)/g, '\n')), rows, left: [0] });
}

/** Three digits, more where they stand before the point. */
function threeDigits(value: number): string {
  return value >= 100 ? count(Math.round(value)) : value.toPrecision(3);
}

/** Engines with cells of these scenarios that satisfy a test. */
function byEngine(
  { engines, cells }: BenchDocument,
  scenarios: readonly string[],
  test: (cell: BenchCell) => boolean,
): [engine: string, cells: BenchCell[]][] {
  return engines
    .map(({ name }): [string, BenchCell[]] => [
      name,
      cells.filter((cell) => cell.engine === name && scenarios.includes(cell.scenario) && test(cell)),
    ])
    .filter(([, own]) => own.length > 0);
}
