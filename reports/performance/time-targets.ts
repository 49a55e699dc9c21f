import { timedEngines } from '../../harness/comparison/compare.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { type EngineClass, engineClass } from './engine-class.ts';
import { type Measure, ratiosOf } from './ratio.ts';
import { type TargetVerdict, targetVerdict } from './target-verdict.ts';

/** A limit for the ratio of times of the best engine of a kind to a yardstick. */
interface TimeTarget {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  readonly limit: number;
  readonly isOne: (engine: EngineClass) => boolean;
}

const without = ({ indexed }: EngineClass): boolean => !indexed;
const kind =
  (threads: 'one' | 'workers', format: string) =>
  (engine: EngineClass): boolean =>
    engine.threads === threads && engine.format === format;
const both =
  (a: TimeTarget['isOne'], b: TimeTarget['isOne']): TimeTarget['isOne'] =>
  (engine) =>
    a(engine) && b(engine);

/** Each with any engine of its kind, and with those that use no finer index: C has none. */
const ON_STORES = [
  ['one-lz4', 'best one-thread engine, lz4 store', 'c/lz4', 1.2, kind('one', 'lz4')],
  ['workers-lz4', 'best engine with workers, lz4 store', 'c/lz4', 0.7, kind('workers', 'lz4')],
  ['one-bz2', 'best one-thread engine, bz2 store', 'c/bz2', 0.6, kind('one', 'bz2')],
  ['workers-bz2', 'best engine with workers, bz2 store', 'c/bz2', 0.35, kind('workers', 'bz2')],
] as const;

const TIME_TARGETS: readonly TimeTarget[] = [
  ...ON_STORES.flatMap(([id, what, against, limit, isOne]) => [
    { id, what, against, limit, isOne },
    { id: `${id}-rtree`, what: '– without the finer index', against, limit, isOne: both(isOne, without) },
  ]),
  ...(
    [
      ['v2-c', 'c/lz4', 0.12],
      ['v2-duckdb', 'duckdb/points', 0.05],
    ] as const
  ).map(([id, against, limit]) => ({
    ...{ id, against, limit, what: 'best engine on v2 with the finer index, one thread' },
    isOne: ({ threads, format, indexed }: EngineClass) => threads === 'one' && format === 'v2' && indexed,
  })),
];

/** What became of a target: the engine that came nearest, its ratio on each scenario, and the verdict. */
export interface TimeResult {
  readonly target: TimeTarget;
  /** Null where none of its kind was timed, or the yardstick was not. */
  readonly engine: string | null;
  /** By scenario of the document. */
  readonly ratios: readonly (Measure | null)[];
  readonly verdict: TargetVerdict;
}

/** Every target on one run. The best engine is the one with the least ratio over both scenarios, which flatters it a little. */
export function timeResults(document: BenchDocument): TimeResult[] {
  const ratios = ratiosOf(document);
  const timed = timedEngines(document);
  return TIME_TARGETS.map((target) => {
    const measured = timed
      .filter((engine) => target.isOne(engineClass(engine)))
      .flatMap((engine) => {
        const overall = ratios.overall(engine, target.against);
        return overall === null ? [] : [{ engine, ...overall }];
      });
    // An engine that took part in fewer rounds has no interval, and is best by chance more easily.
    const most = Math.max(...measured.map(({ pairs }) => pairs));
    const [best] = measured.filter(({ pairs }) => pairs === most).sort((a, b) => a.estimate - b.estimate);
    if (best === undefined) return { target, engine: null, ratios: [], verdict: 'not measured' as const };
    const own = document.scenarios.map(({ name }) => ratios.of(best.engine, target.against, name));
    return { target, engine: best.engine, ratios: own, verdict: targetVerdict(own, target.limit) };
  });
}
