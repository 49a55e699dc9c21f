import { describe, expect, test } from 'vitest';
import { growthResults, sizeResults } from '../../../reports/performance/other-targets.ts';
import { timeResults } from '../../../reports/performance/time-targets.ts';
import { performanceData } from './support/performance-data.ts';

const times = (changed: Record<string, number> = {}) =>
  new Map(
    timeResults(performanceData(changed).benches[0]?.bench as never).map(
      (result) => [result.target.id, result] as const,
    ),
  );

describe('targets of time', () => {
  test('are measured by the best engine of the kind, with and without the finer index', () => {
    const results = times();
    const engines = Object.fromEntries([...results].map(([id, { engine }]) => [id, engine]));
    expect(engines).toEqual({
      'one-lz4': 'zone/lz4-wasm',
      'one-lz4-rtree': 'scan/lz4-wasm',
      'workers-lz4': 'worker-own/lz4-wasm',
      'workers-lz4-rtree': 'worker-own/lz4-wasm',
      'one-bz2': 'scan/bz2-wasm',
      'one-bz2-rtree': 'scan/bz2-wasm',
      'workers-bz2': 'worker-own/bz2-wasm',
      'workers-bz2-rtree': 'worker-own/bz2-wasm',
      'v2-c': 'zone/v2',
      'v2-duckdb': 'zone/v2',
    });
    expect(results.get('v2-c')?.ratios.map((measure) => measure?.estimate)).toEqual([
      expect.closeTo(2 / 24, 3),
      expect.closeTo(2 / 24, 3),
    ]);
    expect(results.get('v2-c')?.ratios[0]?.pairs).toBe(8);
    expect(results.get('v2-c')?.ratios[0]?.interval?.low).toBeLessThan(2 / 24);
    expect(results.get('v2-c')?.ratios[0]?.interval?.high).toBeGreaterThan(2 / 24);
  });

  test('are reached, reached by the median alone, or missed', () => {
    const verdict = (id: string, changed: Record<string, number> = {}) => times(changed).get(id)?.verdict;
    expect(verdict('v2-c')).toBe('reached');
    expect(verdict('v2-c', { 'zone/v2': 24 * 0.1195 })).toBe('reached, not surely');
    expect(verdict('v2-c', { 'zone/v2': 24 * 0.125 })).toBe('not reached');
    expect(verdict('one-lz4-rtree')).toBe('not reached');
    expect(verdict('one-lz4')).toBe('reached');
  });

  test('pass over an engine that took part in fewer rounds, however fast', () => {
    const bench = structuredClone(performanceData().benches[0]?.bench as never) as {
      cells: { engine: string; rounds: unknown[] }[];
    };
    for (const cell of bench.cells) if (cell.engine === 'zone/lz4-wasm') cell.rounds.splice(2);
    const [first] = timeResults(bench as never);
    expect(first?.engine).toBe('scan/lz4-wasm');
  });

  test('are not measured without the yardstick or without an engine', () => {
    const { bench } = performanceData().benches[0] as never as { bench: { engines: { name: string }[] } };
    const without = { ...bench, engines: bench.engines.filter(({ name }) => name !== 'duckdb/points') };
    const results = new Map(timeResults(without as never).map((result) => [result.target.id, result]));
    expect(results.get('v2-duckdb')).toMatchObject({ engine: null, verdict: 'not measured' });
    expect(results.get('v2-c')?.verdict).toBe('reached');
  });
});

describe('targets of size and growth', () => {
  test('give the size with and without the finer index', () => {
    const results = sizeResults(performanceData().facts, 'day');
    const found = results.map(({ measure, verdict }) => [measure?.estimate, verdict]);
    expect(found).toEqual([
      [0.4, 'reached'],
      [119 / 300, 'reached'],
      [140 / 300, 'not reached'],
      ...Array(3).fill([undefined, 'not measured']),
    ]);
  });

  test('give exponents of the best v2 engine', () => {
    const [candidates, trajectories] = growthResults(performanceData().sweeps);
    expect(candidates?.measure?.estimate).toBeCloseTo(0.9, 9);
    expect(candidates?.verdict).toBe('reached');
    expect(trajectories?.measure?.estimate).toBeCloseTo(0.2, 9);
    expect(trajectories?.verdict).toBe('not reached');
    expect(growthResults(new Map()).map(({ verdict }) => verdict)).toEqual(['not measured', 'not measured']);
  });
});
