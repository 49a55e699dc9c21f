import { expect, test } from 'vitest';
import { doubts } from '../../reports/bench/doubts.ts';
import { figuresOf } from '../../reports/bench/figures.ts';
import { benchDocument, type DocumentParts } from '../harness/support/bench-document.ts';

const found = (parts: DocumentParts) => {
  const document = benchDocument(parts);
  return doubts(document, figuresOf(document)).join('\n');
};

test('a quiet machine raises none', () => {
  expect(found({ rounds: 8 })).toBe('');
});

test('what the system does not say raises none', () => {
  const nothing = { otherCores: null, stolenCores: null, throttled: null, swappedPages: null };
  expect(found({ conditions: () => nothing, environment: { cpuPressure: null } })).toBe('');
});

test.each<[string, DocumentParts, string]>([
  ['load', { environment: { load: 4.5 } }, 'the load before the run, 4.5, exceeds the 4 cores'],
  ['pressure', { environment: { cpuPressure: 0.75 } }, 'in 75 % of the 10 s before the run something waited'],
  ['other work', { conditions: () => ({ otherCores: 0.9 }) }, 'other work took 0.9 of 4 processors during the run'],
  ['a host', { conditions: () => ({ stolenCores: 0.25 }) }, 'gave 0.25 of 4 processors to others'],
  ['a limit', { conditions: () => ({ throttled: 0.2 }) }, 'held the run back in 20 % of its time'],
  ['swap', { conditions: () => ({ swappedPages: 5_000 }) }, '5,000 pages went to swap or came from it'],
  ['a governor', { environment: { governor: 'powersave' } }, 'the CPU governor is powersave'],
  ['a debug build of Node', { environment: { debugBuild: true } }, 'Node is a debug build'],
  ['a debug build of SQLite', { environment: { sqliteOptions: ['DEBUG'] } }, 'SQLite is a debug build'],
  [
    'options of Node',
    { environment: { nodeOptions: '--jitless' } },
    'NODE_OPTIONS is set, and engines inherit it: --jitless',
  ],
  [
    'a coarse clock',
    { environment: { timerStep: 0.2 } },
    '2 cells take less than 100 steps of the clock (0.2 ms) a call: typed/lz4 s/one',
  ],
])('%s is pointed out', (_, parts, expected) => {
  expect(found(parts)).toContain(expected);
});

test('a longer round weighs more', () => {
  const conditions = (round: number) => ({ otherCores: round === 0 ? 2 : 0, seconds: round === 0 ? 1 : 99 });
  expect(found({ rounds: 2, conditions })).toBe('');
  expect(found({ rounds: 2, conditions: (round) => ({ ...conditions(round), seconds: 50 }) })).toContain(
    'took 1.0 of 4',
  );
});
