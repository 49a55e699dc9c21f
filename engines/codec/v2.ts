import { decodeV2 } from '../format/v2/decode.ts';
import { encodeV2 } from '../format/v2/encode.ts';
import type { CodecDefinition } from './codec.ts';
import { expectSignature } from './signature.ts';

/** Version byte 0x02 and blocks of columns: engines/format/FORMAT-v2.md. */
const v2: CodecDefinition = {
  name: 'v2',
  format: 'v2',
  description: 'version byte 0x02 and blocks of bit-packed columns, decoded in full (pure JavaScript)',
  decompress(blob) {
    expectSignature(blob, 'v2');
    return decodeV2(blob);
  },
  async loadCompressor() {
    return async (packed) => encodeV2(packed);
  },
};

export default v2;
