import { expect, test } from 'vitest';
import { judge } from '../../../harness/comparison/verdict.ts';

const verdict = (low: number, high: number, floor = 0.05) =>
  judge({ estimate: Math.sqrt(low * high), interval: { low, high } }, 8, floor).verdict;

test.each([
  [1.06, 1.2, 'faster'],
  [1.2, 30, 'faster'],
  [0.7, 0.95, 'slower'],
  [0.97, 1.04, 'same'],
  [1.01, 1.04, 'same'],
  [1 / 1.05, 1.05, 'same'],
  [1.02, 1.2, 'inconclusive'],
  [1.05, 1.2, 'inconclusive'],
  [0.8, 1, 'inconclusive'],
  [0.8, 1.2, 'inconclusive'],
])('an interval of %d to %d is %s', (low, high, expected) => {
  expect(verdict(low, high)).toBe(expected);
});

test('the floor decides what counts', () => {
  expect(verdict(1.02, 1.04, 0.01)).toBe('faster');
  expect(verdict(1.06, 1.2, 0.25)).toBe('same');
  expect(verdict(1.0001, 1.0002, 0)).toBe('faster');
});

test('whichever side is the base, the verdict is the same', () => {
  const opposite = { faster: 'slower', slower: 'faster', same: 'same', inconclusive: 'inconclusive' };
  for (const [low, high] of [
    [1.06, 1.2],
    [0.7, 0.9],
    [0.99, 1.01],
    [0.9, 1.01],
  ] as const) {
    expect(verdict(1 / high, 1 / low)).toBe(opposite[verdict(low, high)]);
  }
});

test('without an interval it is inconclusive and says what is missing', () => {
  expect(judge({ estimate: 30, interval: null }, 5, 0.05)).toEqual({
    verdict: 'inconclusive',
    reason: '5 pairs; a 95 % interval needs 6',
  });
});

test('an inconclusive interval names the edge that it holds', () => {
  const reason = (low: number, high: number) => judge({ estimate: 1, interval: { low, high } }, 8, 0.05).reason;
  expect(reason(1, 1.2)).toContain('1.05');
  expect(reason(0.8, 1)).toContain('0.95');
});
