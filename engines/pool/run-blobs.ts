import type { Counters } from '../engine.ts';
import { fromFailure } from '../failure.ts';
import { PackedPoints } from '../format/packed-points.ts';
import type { PointTest } from '../query/predicate.ts';
import type { Candidate, Hit } from '../read-path.ts';
import { seam, staged } from '../stages/seams.ts';
import type { DecodePool } from './decode-pool.ts';
import type { DecodeDone } from './messages.ts';

/**
 * Posts the blobs of some candidates to a worker as one task and returns its hits. The blobs' buffers are
 * transferred: the candidates' rows lose them.
 * @throws LabError WORKER_DIED, or what was wrong with a blob, with its file and row.
 */
export async function runBlobs(
  pool: DecodePool,
  batch: readonly Candidate[],
  test: PointTest,
  counters: Counters,
): Promise<Hit[]> {
  const blobs = ownBuffers(batch);
  const answer = await pool.run(
    { blobs, test },
    blobs.map((blob) => blob.buffer),
  );
  counters.tasks++;
  if (!answer.ok) {
    const failed = batch[answer.index];
    throw fromFailure(answer).at(failed === undefined ? {} : { file: failed.file, row: failed.row.id });
  }
  counters.bytesDecompressed += answer.bytesDecompressed;
  counters.pointsDecoded += answer.pointsDecoded;
  return hitsOf(batch, answer);
}

let ownBuffers = makeOwn;
let hitsOf = readHits;
seam((clock) => {
  ownBuffers = staged(clock, 'transfer', makeOwn);
  hitsOf = staged(clock, 'materialise', readHits);
});

function makeOwn(batch: readonly Candidate[]): Uint8Array<ArrayBuffer>[] {
  return batch.map(({ row }) => ownBuffer(row.blob));
}

function readHits(batch: readonly Candidate[], answer: DecodeDone): Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  answer.lengths.forEach((length, i) => {
    const row = batch[i]?.row;
    // A hit that keeps no point still takes the two bytes of its count.
    if (length > 0 && row !== undefined) {
      hits.push({ row, points: new PackedPoints(answer.packed.subarray(at, at + length)) });
    }
    at += length;
  });
  return hits;
}

/** The blob on a buffer of its own: what is transferred takes the whole buffer with it. */
function ownBuffer(blob: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = blob;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength)
    return new Uint8Array(buffer);
  return Uint8Array.from(blob);
}
