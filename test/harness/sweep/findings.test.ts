import { describe, expect, test } from 'vitest';
import { sweepFindings } from '../../../harness/sweep/findings.ts';
import { sweepSchema } from '../../../harness/sweep/sweep-document.ts';
import { sweepDocument } from './support/sweep-document.ts';

const VALUES = [10, 20, 40, 80, 160, 320];
const TWO = sweepDocument(
  ['typed/lz4', 'pool-chunk/lz4'],
  VALUES,
  (engine, value, round) => (engine === 'typed/lz4' ? value : 40 + value / 2) * (1 + round / 100),
);

describe('findings of a sweep', () => {
  test('have the growth of each engine and the crossover of the two', () => {
    const { engines, crossovers } = sweepFindings(TWO);
    expect(engines.map(({ growth }) => growth?.exponent)).toEqual([expect.closeTo(1, 9), expect.closeTo(0.44, 1)]);
    expect(crossovers).toHaveLength(1);
    expect(crossovers[0]).toMatchObject({ below: 'typed/lz4', above: 'pool-chunk/lz4' });
    expect(crossovers[0]?.at).toBeCloseTo(80, 6);
    expect(crossovers[0]?.interval?.low).toBeCloseTo(80, 6);
  });

  test('name the faster one above whatever the order of the engines', () => {
    const swapped = { ...TWO, engines: [...TWO.engines].reverse() };
    expect(sweepFindings(swapped).crossovers[0]).toMatchObject({ below: 'typed/lz4', above: 'pool-chunk/lz4' });
  });

  test('find an engine by the name that stands for it at a step', () => {
    const bench = structuredClone(TWO.bench);
    for (const cell of bench.cells) {
      cell.engine = `${cell.engine}@${cell.scenario.slice(2)}`;
      cell.scenario = 's/10';
    }
    const steps = TWO.steps.map((step) => ({
      ...step,
      scenario: 's/10',
      arms: Object.fromEntries(TWO.engines.map((engine) => [engine, `${engine}@${step.value}`])),
    }));
    expect(sweepFindings({ ...TWO, steps, bench })).toEqual(sweepFindings(TWO));
  });

  test('leave out what was not timed', () => {
    const bench = structuredClone(TWO.bench);
    for (const cell of bench.cells) if (cell.engine === 'pool-chunk/lz4') cell.rounds = [];
    const { engines, crossovers } = sweepFindings({ ...TWO, bench });
    expect(engines[1]).toEqual({ engine: 'pool-chunk/lz4', times: [], growth: null });
    expect(crossovers).toEqual([]);
  });

  test('are of a document that the schema accepts', () => {
    expect(sweepSchema.parse(JSON.parse(JSON.stringify(TWO)))).toEqual(TWO);
  });
});
