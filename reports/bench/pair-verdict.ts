import { type Comparison, compare } from '../../harness/comparison/compare.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { times } from '../numbers.ts';
import type { Figures } from './figures.ts';
import { range } from './range.ts';

/**
 * Which engine leads by the intervals over process pairs; null where there are too few pairs for intervals. Those who
 * come next are compared with the leader itself, pair by pair, not by way of the baseline.
 */
export function pairVerdict(document: BenchDocument, { engines, baseline }: Figures): string | null {
  const ranked = [...engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0));
  const [first] = ranked;
  if (first === undefined) return null;
  const rivals = compare(document, first.engine).engines;
  if (rivals.length === 0 || rivals.some(({ speedup }) => speedup.interval === null)) return null;
  const close = rivals.filter(({ verdict }) => verdict !== 'slower');
  const own = engines.find(({ engine }) => engine === first.engine)?.comparison;
  const over = own ? `${times(own.speedup.estimate)} as fast as ${baseline} (${range(own.speedup.interval)})` : null;
  if (close.length === 0) {
    const next = rivals.find(({ engine }) => engine === ranked[1]?.engine) as Comparison;
    const lead = `${times(1 / next.speedup.estimate)} as fast as ${next.engine}, the next (${inverse(next)})`;
    const leads = over === null || next.engine === baseline ? ` and ${lead}` : `, ${over} and ${lead}`;
    return `${first.engine} is the fastest${leads}; 95 % intervals over ${next.pairs} process pairs`;
  }
  const names = [first.engine, ...close.map(({ engine }) => engine)];
  const [pairs] = close.map((rival) => rival.pairs);
  const alike = close.every(({ verdict }) => verdict === 'same');
  const floor = `${+(100 * document.configuration.floor).toFixed(2)} %`;
  return (
    `${names.join(' and ')} lead${over === null || names.includes(baseline ?? '') ? '' : `, ${over}`}; ` +
    (alike ? `they are the same within ${floor}` : `no lead of ${floor} among them is sure`) +
    `; 95 % intervals over ${pairs} process pairs`
  );
}

/** By how much the leader is faster than a rival: the inverse of the rival's interval. */
function inverse({ speedup: { interval } }: Comparison): string {
  return range(interval === null ? null : { low: 1 / interval.high, high: 1 / interval.low });
}
