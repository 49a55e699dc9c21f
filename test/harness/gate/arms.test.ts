import { expect, test } from 'vitest';
import { gateArms } from '../../../harness/gate/arms.ts';

const STORES = new Map([
  ['bz2', 'data/bz2'],
  ['lz4', 'data/lz4'],
]);

test('each engine has an arm a role on its store: only the head is of the other build, only one is slower', () => {
  const scenarios = new Map([
    ['typed/lz4', ['s/0']],
    ['scan/bz2', ['s/0', 's/1']],
  ]);
  const { engines, arms, groups } = gateArms(
    ['base', 'again', 'slow', 'head'],
    scenarios,
    { base: 'B', head: 'H' },
    { stores: STORES, workers: 2, injected: 0.1 },
  );
  expect(engines).toHaveLength(8);
  expect(arms.get('base:typed/lz4')).toEqual({ engine: 'typed/lz4', dataDir: 'data/lz4', workers: 2, root: 'B' });
  expect(arms.get('again:typed/lz4')).toEqual(arms.get('base:typed/lz4'));
  expect(arms.get('slow:scan/bz2')).toMatchObject({ dataDir: 'data/bz2', root: 'B', slowdown: 0.1 });
  expect(arms.get('head:scan/bz2')).toEqual({ engine: 'scan/bz2', dataDir: 'data/bz2', workers: 2, root: 'H' });
  expect(groups).toEqual([
    { engines: engines.slice(0, 4), scenarios: ['s/0'] },
    { engines: engines.slice(4), scenarios: ['s/0', 's/1'] },
  ]);
});
