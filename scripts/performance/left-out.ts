import { codecOf } from '../../engines/registry.ts';
import { STEPS } from '../../reports/performance/steps.ts';

/** Codecs that take 2 to 6 ms a blob: a query on a store of production size takes them 4 to 20 seconds. */
const SLOW_CODECS = ['bz2', 'bz2-foxglove'];
/** Of the steps on these, the ones that `day` keeps. */
const KEPT = ['typed/bz2', 'pool-chunk/bz2'];

/** Why an engine is not measured on a preset; null where it is. Its first call alone would take minutes of the budget. */
export function leftOut(preset: string, engine: string): string | null {
  if (preset !== 'day' || !SLOW_CODECS.includes(codecOf(engine)) || KEPT.includes(engine)) return null;
  if (engine.startsWith('c/') || engine.startsWith('python/')) return null;
  const step = STEPS.some((known) => known.engine === engine) ? '; the step is on the other presets' : '';
  return `its codec takes milliseconds a blob, a query here many seconds${step}`;
}
