import { MEMORY_KINDS, type MemoryDocument } from '../harness/memory-document.ts';
import { bytes, count } from './numbers.ts';
import { drawTable } from './text-table.ts';

/** Rows of the table, evenly spread over the samples. */
const ROWS = 10;

/** Memory over the queries of a run, and whether it is flat in the last line. */
export function renderMemory(document: MemoryDocument): string {
  const { configuration, samples, growth, growing, peakRss, candidates, hits } = document;
  const { engine, queries, boundBytes } = configuration;
  const step = Math.ceil(samples.length / ROWS);
  const shown = samples.filter((_, i) => (samples.length - 1 - i) % step === 0);
  const names = growing.join(' and ');
  return [
    drawTable({
      head: ['queries', ...MEMORY_KINDS],
      left: [],
      rows: [
        ...shown.map((sample) => [count(sample.queries), ...MEMORY_KINDS.map((kind) => bytes(sample[kind]))]),
        ['growth', ...MEMORY_KINDS.map((kind) => signed(growth[kind]))],
      ],
    }),
    `Growth: the lesser of the slope of the last three quarters and the new heights of the last, over ${count(queries)} queries. A query had ${candidates.toFixed(1)} candidates ` +
      `and ${hits.toFixed(1)} hits. The resident set was never larger than ${bytes(peakRss)}.`,
    growing.length === 0
      ? `FLAT: ${engine} grows by no more than ${bytes(boundBytes)} over ${count(queries)} queries.`
      : `GROWS: ${names} of ${engine} ${growing.length === 1 ? 'grows' : 'grow'} by more than ${bytes(boundBytes)} over ${count(queries)} queries.`,
  ].join('\n');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${bytes(Math.abs(value))}`;
}
