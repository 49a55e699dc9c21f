import { CODEC_NAMES, formatOf } from '../../engines/codec/registry.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { toTheMinute } from '../minute.ts';
import { bytes, count, percent } from '../numbers.ts';
import { drawTable } from '../text-table.ts';

/** What each scenario asks and meets: candidates, hits, points and bytes. */
export function scenarioTable({ scenarios, cells }: BenchDocument): string {
  return drawTable({
    head: [
      'scenario',
      'from (UTC)',
      'candi-\ndates',
      'hits',
      're-\njected',
      'points\ndecoded',
      'points\nreturned',
      'bytes read',
    ],
    left: [0, 1],
    rows: scenarios.map(({ name, request, hits, pointsReturned }) => {
      const own = cells.filter((cell) => cell.scenario === name);
      // An engine with an index of its own meets fewer candidates than the R-tree names.
      const candidates = Math.max(...own.map(({ counters }) => counters.candidates));
      if (own.length === 0 || hits === null || pointsReturned === null)
        return [name, request.t1, ...Array(6).fill('–')];
      const read = new Map<string, number>();
      for (const { engine, counters } of own) {
        const format = formatRead(engine);
        read.set(format, Math.max(counters.bytesRead, read.get(format) ?? 0));
      }
      return [
        name,
        toTheMinute(request.t1),
        count(candidates),
        count(hits),
        percent(candidates - hits, candidates),
        count(Math.max(...own.map((cell) => cell.counters.pointsDecoded))),
        count(pointsReturned),
        [...read].map(([format, size]) => `${format} ${bytes(size)}`).join(', '),
      ];
    }),
  });
}

/** The format an engine reads; its codec, where a document names one that is not known here. */
function formatRead(engine: string): string {
  const codec = engine.slice(engine.indexOf('/') + 1);
  return CODEC_NAMES.includes(codec) ? formatOf(codec) : codec;
}
