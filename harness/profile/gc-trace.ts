/** Collections of one kind of thread. */
export interface Pauses {
  readonly threads: 'main' | 'workers';
  readonly count: number;
  /** Milliseconds that threads stood still, in all and at most. */
  readonly totalMs: number;
  readonly longestMs: number;
}

/** `[pid:isolate]  12 ms: Scavenge 2.1 (3.9) -> 2.0 (4.7) MB, 0.37 / 0.00 ms …`: where a thread stood still for 0.37 ms. */
const LINE = /^\[\d+:(0x[0-9a-f]+)\].*? -> [\d.]+ \([\d.]+\) MB,(?: pooled: [\d.]+ MB,)? ([\d.]+) \/ [\d.]+ ms/;

/**
 * Pauses from what V8 prints with `--trace-gc`. The first collection is one that the main thread asked for, to say which
 * of them it is; it does not count.
 */
export function readPauses(text: string): Pauses[] {
  const collections = text.split('\n').flatMap((line) => {
    const [, isolate, pause] = LINE.exec(line) ?? [];
    return isolate === undefined ? [] : [{ isolate, pause: Number(pause) }];
  });
  const [first, ...counted] = collections;
  return (['main', 'workers'] as const).map((threads) => {
    const own = counted.filter(({ isolate }) => (isolate === first?.isolate) === (threads === 'main'));
    const pauses = own.map(({ pause }) => pause);
    return {
      threads,
      count: pauses.length,
      totalMs: pauses.reduce((sum, pause) => sum + pause, 0),
      longestMs: Math.max(0, ...pauses),
    };
  });
}
