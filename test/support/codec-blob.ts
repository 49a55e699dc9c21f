import { loadCodec } from '../../engines/codec/registry.ts';
import { packByHand, testPoint } from './test-flight.ts';

/** A blob of a codec. */
export async function compressed(codec: string, packed: Uint8Array): Promise<Buffer> {
  const compress = await (await loadCodec(codec)).loadCompressor();
  return Buffer.from(await compress(packed));
}

/** Packed points that differ from one to the next, as those of a flight do. */
export function packedFlight(count: number): Buffer {
  const points = Array.from({ length: count }, (_, i) =>
    testPoint(1_717_243_200 + 2 * i, {
      lon: -71 + Math.sin(i / 50),
      lat: 42 + i / 4096,
      alt: i % 11 === 0 ? null : 25 * (i % 1600),
      heading: i % 360,
    }),
  );
  return packByHand(points);
}
