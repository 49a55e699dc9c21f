import { describe, expect, test } from 'vitest';
import type { Trajectory } from '../../engines/engine.ts';
import { ObjectPoints } from '../../engines/format/object-points.ts';
import { digestOf } from '../../harness/digest.ts';
import { plainResult } from '../../harness/plain-result.ts';
import { METADATA_CHANGES, POINT_CHANGES, plain, threePoints } from './support/plain.ts';

const BASE = digestOf([plain(threePoints())]);

test('is the same for equal results, from one run to the next too', () => {
  expect(digestOf([plain(threePoints())])).toBe(BASE);
  expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

describe('changes', () => {
  test.each(METADATA_CHANGES)('with %s', (_, change) => {
    expect(digestOf([plain(threePoints(), change)])).not.toBe(BASE);
  });

  test.each(POINT_CHANGES)('with %s of one point', (_, change) => {
    expect(digestOf([plain(threePoints(change))])).not.toBe(BASE);
  });

  test('with the sign of zero', () => {
    const [zero, negative] = [{ heading: 0 }, { heading: -0 }].map((middle) => digestOf([plain(threePoints(middle))]));
    expect(zero).not.toBe(negative);
  });

  test('with the number of points, of trajectories, and their order', () => {
    const [a, b] = [plain(threePoints()), plain(threePoints().slice(1))];
    const digests = [[a], [b], [a, a], [a, b], [b, a], []].map(digestOf);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('plainResult', () => {
  const { packed: _, ...metadata } = plain([]);

  test("reads the points, and not the engine's own packed form", () => {
    class Lying extends ObjectPoints {
      override pack(): Uint8Array {
        return new Uint8Array([0, 0]);
      }
    }
    const result: Trajectory[] = [{ ...metadata, points: new Lying(threePoints()) }];
    expect(plainResult(result)).toEqual([plain(threePoints())]);
    expect(digestOf(plainResult(result))).toBe(BASE);
  });

  test('does not depend on the order in which an engine writes the fields, nor on fields that are not its own', () => {
    const turned = Object.fromEntries(Object.entries(metadata).reverse()) as typeof metadata;
    const own = { cache: 1, points: new ObjectPoints(threePoints()), ...turned };
    const result: Trajectory[] = [own];
    expect(digestOf(plainResult(result))).toBe(BASE);
  });
});
