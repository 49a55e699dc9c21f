import { type Comparable, type Obstacle, obstacles } from '../comparison/comparable.ts';
import { TIME_QUANTILE } from '../gate/gate-logs.ts';
import type { BaselineDocument } from './baseline-document.ts';

/** What a run will be, before it is made. */
export interface RunToBe {
  readonly environment: Comparable['environment'];
  readonly configuration: Comparable['configuration'] & { readonly workers: number };
  /** Names and queries. */
  readonly scenarios: readonly Pick<Comparable['scenarios'][number], 'name' | 'request'>[];
}

/** Why a run cannot be compared with a baseline; only what is about the machine can be overlooked. */
export function baselineObstacles(baseline: BaselineDocument, run: RunToBe): Obstacle[] {
  const names = run.scenarios.map(({ name }) => name);
  // What it answers is not known yet, and is compared later.
  const scenarios = run.scenarios.map((own) => ({
    ...own,
    description: '',
    digest: null,
    hits: null,
    pointsReturned: null,
  }));
  const { workers } = baseline.configuration;
  if (baseline.quantile !== TIME_QUANTILE) {
    const text = `it holds the ${baseline.quantile}-quantiles of processes, and this lab takes the ${TIME_QUANTILE}-quantiles`;
    return [{ kind: 'scenarios', text }];
  }
  return [
    ...obstacles(
      { ...baseline, scenarios: baseline.scenarios.filter(({ name }) => names.includes(name)) },
      { ...run, scenarios },
    ),
    ...(workers === run.configuration.workers
      ? []
      : [{ kind: 'machine' as const, text: `other workers: ${workers}, and ${run.configuration.workers}` }]),
  ];
}
