import { expect, test } from 'vitest';
import { judgeBaseline } from '../../../harness/baseline/judge-baseline.ts';
import { makeBaseline } from '../../../harness/baseline/make-baseline.ts';
import { gaussian, uniform } from '../comparison/support/process-model.ts';
import { askedRun, baselineCheck, CONTROL, controlledRun, ENGINES, type TimeOf } from './support/baseline-check.ts';

const RUNS = 200;
const SCENARIOS = ['s/1', 's/2', 's/3', 's/4', 's/5', 's/6'];

/** Processes differ by 3 %, now and then one by much more; what a round of a run shares cancels out in ratios. */
function noisy(random: () => number, factor: number): TimeOf {
  return (engine) => {
    const slow = engine === `slow:${CONTROL}` ? 1.1 : 1;
    const own = engine === 'typed/lz4' ? factor : 1;
    const spread = random() < 0.05 ? 0.2 : 0.03;
    return 100 * slow * own * Math.exp(spread * gaussian(random));
  };
}

/** Verdicts of simulated runs against a baseline each, where typed/lz4 is slower by a factor. */
function verdicts(factor: number, seed: number) {
  const random = uniform(seed);
  return Array.from({ length: RUNS }, () => {
    const timed = controlledRun(noisy(random, 1), { rounds: 16, scenarios: SCENARIOS });
    const baseline = makeBaseline({
      control: CONTROL,
      engines: ENGINES,
      asked: askedRun({ scenarios: SCENARIOS }),
      timed,
    });
    return judgeBaseline(baselineCheck(noisy(random, factor), { baseline, parts: { scenarios: SCENARIOS } }));
  });
}

const share = (hits: readonly unknown[]) => hits.length / RUNS;

test('of runs in which nothing changed, at most 5 % call anything slower or faster', () => {
  const wrong = verdicts(1, 3).filter(({ cells }) =>
    cells.some(({ verdict }) => verdict.match(/regression|improvement/)),
  );
  expect(share(wrong)).toBeLessThanOrEqual(0.05);
}, 60_000);

test('even at the floor itself', () => {
  const wrong = verdicts(1.05, 4).filter(({ cells }) => cells.some(({ verdict }) => verdict === 'regression'));
  expect(share(wrong)).toBeLessThanOrEqual(0.05);
}, 60_000);

test('a slowdown by 15 % is caught in 95 % of runs at least, and no other engine is blamed', () => {
  const found = verdicts(1.15, 5);
  expect(share(found.filter(({ verdict }) => verdict === 'regression'))).toBeGreaterThanOrEqual(0.95);
  const blamed = found.filter(({ cells }) =>
    cells.some((own) => own.engine === 'scan/lz4' && own.verdict === 'regression'),
  );
  expect(share(blamed)).toBeLessThanOrEqual(0.05);
}, 60_000);
