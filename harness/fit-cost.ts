import type { Cost } from '../engines/auto-model.ts';

/** A measured query: compressed bytes that its busiest thread reads, and the median of its times in milliseconds. */
export interface Measured {
  readonly bytes: number;
  readonly ms: number;
}

/**
 * The line fixed + perMegabyte · bytes / 10⁶ through measured queries, with neither part below 0, that makes the sum of
 * squared relative errors least: weighted least squares with weights 1 / ms², so that short queries count like long ones.
 * @throws RangeError for fewer than two different sizes.
 */
export function fitCost(measured: readonly Measured[]): Cost {
  const sum = (value: (m: Measured) => number) => measured.reduce((all, m) => all + value(m) / m.ms ** 2, 0);
  const [w, x, y] = [sum(() => 1), sum((m) => m.bytes / 1e6), sum((m) => m.ms)];
  const [xx, xy] = [sum((m) => (m.bytes / 1e6) ** 2), sum((m) => (m.bytes / 1e6) * m.ms)];
  const determinant = w * xx - x * x;
  if (new Set(measured.map(({ bytes }) => bytes)).size < 2) {
    throw new RangeError('one size makes no line');
  }
  const perMegabyteMs = (w * xy - x * y) / determinant;
  const fixedMs = (y - perMegabyteMs * x) / w;
  if (fixedMs < 0) return { fixedMs: 0, perMegabyteMs: xy / xx };
  if (perMegabyteMs < 0) return { fixedMs: y / w, perMegabyteMs: 0 };
  return { fixedMs, perMegabyteMs };
}
