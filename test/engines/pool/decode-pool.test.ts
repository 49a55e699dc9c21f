import process from 'node:process';
import { Piscina } from 'piscina';
import { expect, test, vi } from 'vitest';
import { DecodePool } from '../../../engines/pool/decode-pool.ts';
import { flights } from '../../../engines/query/builder.ts';
import { pointTest } from '../../../engines/query/predicate.ts';
import { caught } from '../../support/caught-error.ts';
import { compressed, packedFlight } from '../../support/codec-blob.ts';

const EVERYTHING = pointTest(flights(0, 0).build());

test('threads that cannot start are an error, not a wait without end', { timeout: 20_000 }, async () => {
  const pool = new DecodePool('no-such-codec', 2);
  const error = await caught('WORKER_DIED', () => pool.start());
  expect(error.message).toContain("unknown codec 'no-such-codec'");
  await pool.close();
});

test('the death of a thread fails every task under way, and later ones run', { timeout: 30_000 }, async () => {
  const pool = new DecodePool('bz2', 2);
  await pool.start();
  const long = await compressed('bz2', packedFlight(30_000));
  const short = await compressed('bz2', packedFlight(1));
  const tasks = [1, 2, 3].map(() => pool.run({ blobs: [long, long], test: EVERYTHING }));
  void pool.threads[0]?.terminate();
  for (const outcome of await Promise.allSettled(tasks)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'WORKER_DIED' } });
  }
  expect(await pool.run({ blobs: [short], test: EVERYTHING })).toMatchObject({ ok: true, pointsDecoded: 1 });
  await pool.close();
  await pool.close();
});

test('a thread that answers that it is being ended has died', async () => {
  const pool = new DecodePool('lz4', 1);
  await pool.start();
  const last = { ok: false, code: 'WORKER_DIED', message: 'this thread is being ended', index: 0 };
  const spy = vi.spyOn(Piscina.prototype, 'run').mockResolvedValueOnce(last);
  const [thread] = pool.threads;
  const error = await caught('WORKER_DIED', () => pool.run({ blobs: [], test: EVERYTHING }));
  expect(error.message).toMatch(/died in the middle of a query: this thread is being ended; try it again/);
  spy.mockRestore();
  expect(pool.threads[0]).not.toBe(thread);
  expect(await pool.run({ blobs: [], test: EVERYTHING })).toMatchObject({ ok: true });
  await pool.close();
});

test('threads let go of the native memory of tasks that follow each other', { timeout: 60_000 }, async () => {
  const pool = new DecodePool('lz4', 2);
  await pool.start();
  const blob = await compressed('lz4', packedFlight(40_000));
  const { bytesDecompressed } = (await pool.run({ blobs: [blob], test: EVERYTHING })) as { bytesDecompressed: number };
  const before = process.memoryUsage().rss;
  for (let task = 0; task < 300; task++) await pool.run({ blobs: [blob], test: EVERYTHING });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * bytesDecompressed);
  await pool.close();
});
