import { expect, test } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { decodeTask } from '../../../engines/pool/decode-task.ts';
import { flights } from '../../../engines/query/builder.ts';
import { pointTest } from '../../../engines/query/predicate.ts';
import { compressed } from '../../support/codec-blob.ts';
import { packByHand, testPoint } from '../../support/test-flight.ts';

const codec = await loadCodec('lz4');
const inside = testPoint(150, { lat: 1 });
const outside = testPoint(999, { lat: 50 });
const BOX = pointTest(flights(100, 200).spatiallyCrosses().withBounds({ maxLat: 2 }).build());
const FILTER = pointTest(flights(100, 200).filterWaypoints().build());

const blob = (...points: (typeof inside)[]) => compressed('lz4', packByHand(points));

test('no blobs, no survivors', () => {
  expect(decodeTask(codec, { blobs: [], test: BOX })).toEqual({
    ok: true,
    packed: new Uint8Array(0),
    lengths: new Uint32Array(0),
    bytesDecompressed: 0,
    pointsDecoded: 0,
  });
});

test('survivors come packed, end to end, in the order of the blobs; the others have length 0', async () => {
  const blobs = [await blob(inside, outside), await blob(outside), await blob(), await blob(inside)];
  const answer = decodeTask(codec, { blobs, test: BOX });
  expect(answer).toMatchObject({ ok: true, bytesDecompressed: 92 + 47 + 2 + 47, pointsDecoded: 4 });
  if (!answer.ok) return;
  expect([...answer.lengths]).toEqual([92, 0, 0, 47]);
  expect(Buffer.concat([packByHand([inside, outside]), packByHand([inside])]).equals(answer.packed)).toBe(true);
});

test('a survivor that keeps no point is its count alone', async () => {
  const answer = decodeTask(codec, { blobs: [await blob(outside), await blob(outside, inside)], test: FILTER });
  expect(answer.ok && [...answer.lengths]).toEqual([2, 47]);
  expect(answer.ok && packByHand([]).equals(answer.packed.subarray(0, 2))).toBe(true);
});

test('more points than one byte counts are counted', async () => {
  const many = Array.from({ length: 700 }, () => inside);
  const answer = decodeTask(codec, { blobs: [await blob(...many)], test: FILTER });
  expect(answer.ok && packByHand(many).equals(answer.packed)).toBe(true);
});

test('a blob that cannot be read is an answer that says which it was', async () => {
  const answer = decodeTask(codec, { blobs: [await blob(inside), Buffer.from([9]), Buffer.alloc(0)], test: BOX });
  expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_VERSION', index: 1, byte: 0 });
  expect(structuredClone(answer)).toEqual(answer);
});
