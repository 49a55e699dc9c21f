import type { SweepDocument } from '../../../../harness/sweep/sweep-document.ts';
import { benchDocument } from '../../support/bench-document.ts';

/** A sweep over `values`: milliseconds of an engine at a value in a round. */
export function sweepDocument(
  engines: readonly string[],
  values: readonly number[],
  ms: (engine: string, value: number, round: number) => number,
  rounds = 8,
): SweepDocument {
  const bench = benchDocument({
    engines: engines.map((name) => ({ name, status: 'ok' })),
    scenarios: values.map((value) => `s/${value}`),
    rounds,
    samples: (engine, scenario, round) => {
      const one = ms(engine, Number(scenario.slice(2)), round);
      return [one, one, one];
    },
    candidates: (scenario) => Number(scenario.slice(2)),
  });
  return {
    schema: 'querylab/sweep',
    version: 1,
    over: 'candidates',
    unit: 'candidates',
    engines: [...engines],
    steps: values.map((value) => ({
      value,
      label: `${value} candidates`,
      scenario: `s/${value}`,
      arms: Object.fromEntries(engines.map((engine) => [engine, engine])),
    })),
    bench,
  };
}
