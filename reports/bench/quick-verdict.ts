import type { BenchDocument } from '../../harness/document.ts';
import { times } from '../numbers.ts';
import type { Figures } from './figures.ts';

/** Which engine seems to lead where there are too few process pairs for an interval. */
export function quickVerdict({ configuration }: BenchDocument, { engines, baseline }: Figures): string {
  const ranked = [...engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0));
  const [first, second] = ranked;
  if (!first?.speedup || !second?.speedup) return 'Nothing to compare';
  const clear = 1 + configuration.floor;
  // Noise adds time: where the fastest calls do not show the lead that the medians show, it may be noise alone.
  const close = ranked.filter(
    ({ engine, speedup, minSpeedup }) =>
      engine === first.engine ||
      (first.speedup ?? 0) / (speedup ?? 0) < clear ||
      (first.minSpeedup ?? 0) / (minSpeedup ?? 0) < clear,
  );
  const over =
    first.engine === baseline || (close.length === 1 && second.engine === baseline)
      ? ''
      : `, ${times(first.speedup)} as fast as ${baseline}`;
  return close.length > 1
    ? `${close.map(({ engine }) => engine).join(' and ')} lead${over}; less than ${clear}× lies between their medians or their minima, too close to call`
    : `${first.engine} is the fastest${over} and ${times(first.speedup / second.speedup)} as fast as ${second.engine}, the next`;
}
