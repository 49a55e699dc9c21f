import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../../engines/format/point.ts';
import { compareReplies, fullDifference } from '../../../harness/executor/compare.ts';
import type { DigestReply, FullReply } from '../../../harness/executor/protocol.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

type Flights = Readonly<Record<string, readonly Point[]>>;

function digests(flights: Flights): DigestReply {
  const trajectories = Object.entries(flights).map(([source_id, points]) => ({
    source_id,
    n_points: points.length,
    points_sha256: createHash('sha256').update(packByHand(points)).digest('hex'),
  }));
  return { ok: true, trajectories };
}

function full(flights: Flights): FullReply {
  const trajectories = Object.entries(flights).map(([source_id, points]) => ({
    source_id,
    n_points: points.length,
    points_b64: Buffer.from(packByHand(points)).toString('base64'),
  }));
  return { ok: true, trajectories };
}

const error = (text: string) => ({ ok: false, error: text }) as const;
const DIRS = ['/stores/old', '/stores/new'] as const;
const SAME: Flights = { a: [testPoint(1)], b: [testPoint(1), testPoint(2)] };

test('equal replies are counted', () => {
  expect(compareReplies(digests(SAME), digests(SAME), DIRS)).toEqual({ kind: 'equal', trajectories: 2, points: 3 });
  expect(fullDifference(full(SAME), full(SAME))).toBeNull();
});

describe('errors', () => {
  test('that are the same are equal, the stores they name apart', () => {
    const [a, b] = [error('BLOB_CORRUPT: file /stores/old/x'), error('BLOB_CORRUPT: file /stores/new/x')];
    expect(compareReplies(a, a, DIRS).kind).toBe('same error');
    expect(compareReplies(a, b, DIRS).kind).toBe('same error');
    expect(compareReplies(b, a, DIRS).kind).toBe('different');
  });

  test('that are not the same, or on one side only, are a difference with both values', () => {
    expect(compareReplies(error('X: 1'), error('Y: 1'), DIRS)).toEqual({
      kind: 'different',
      place: 'reply',
      a: 'error X: 1',
      b: 'error Y: 1',
    });
    expect(compareReplies(digests(SAME), error('Y: 1'), DIRS)).toMatchObject({ a: '2 trajectories', b: 'error Y: 1' });
    expect(fullDifference(full(SAME), error('Y: 1'))).toMatchObject({ place: 'reply', b: 'error Y: 1' });
  });
});

describe('a difference', () => {
  test.each([
    ['of one bit', { a: [testPoint(1)], b: [testPoint(1), testPoint(2, { lat: 42.5 + 2 ** -40 })] }, 'points_sha256'],
    ['of a point more', { ...SAME, b: [testPoint(1), testPoint(2), testPoint(3)] }, 'n_points'],
  ])('%s is named by its digest, then by point and field', (_, other: Flights, field) => {
    const found = compareReplies(digests(SAME), digests(other), DIRS);
    expect(found).toMatchObject({ kind: 'different', place: `trajectory 1 (source_id b), field ${field}` });
    const point = field === 'n_points' ? 'point 2' : 'point 1, field lat';
    expect(fullDifference(full(SAME), full(other))).toMatchObject({ place: `trajectory 1 (source_id b), ${point}` });
  });

  test('of a trajectory more is named whichever side has it', () => {
    const more = { ...SAME, c: [testPoint(5)] };
    const there = { place: 'trajectory 2', a: 'source_id c, 1 points', b: 'none: 2 trajectories' };
    expect(compareReplies(digests(more), digests(SAME), DIRS)).toEqual({ kind: 'different', ...there });
    expect(fullDifference(full(SAME), full(more))).toEqual({ ...there, a: there.b, b: there.a });
  });

  test('of order is one', () => {
    const turned = { b: SAME.b as Point[], a: SAME.a as Point[] };
    expect(compareReplies(digests(SAME), digests(turned), DIRS)).toMatchObject({ a: 'a', b: 'b' });
    expect(fullDifference(full(SAME), full(turned))?.place).toBe('trajectory 0, field source_id');
  });
});
