import { expect, test, vi } from 'vitest';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { caught } from '../../support/caught-error.ts';
import { lz4Blob, storedBlock } from '../../support/lz4-frame-by-hand.ts';

vi.mock('lz4-napi', async (load) => ({ ...(await load<object>()), decompressFrameSync: () => undefined }));

test('a native call that returns nothing, as in a thread being ended, does not blame the blob', async () => {
  const lz4 = await loadCodec('lz4');
  const blob = lz4Blob({ blocks: [storedBlock(Buffer.alloc(2))] });
  const error = await caught('WORKER_DIED', () => lz4.decompress(blob));
  expect(error.byte).toBeUndefined();
});
