import type { Columns } from '../format/decode-columns.ts';
import { loadWasm } from './load.ts';

/** What `assembly/v2.ts` exports. */
interface V2Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly SOURCE: WebAssembly.Global;
  readonly SOURCE_BYTES: WebAssembly.Global;
  readonly CHOSEN: WebAssembly.Global;
  readonly CHOSEN_BLOCKS: WebAssembly.Global;
  readonly LIMITS: WebAssembly.Global;
  readonly SURVIVORS: WebAssembly.Global;
  readonly OUT_TIME: WebAssembly.Global;
  readonly OUT_LON: WebAssembly.Global;
  readonly OUT_LAT: WebAssembly.Global;
  readonly OUT_ALT: WebAssembly.Global;
  readonly OUT_ALT_GNSS: WebAssembly.Global;
  readonly OUT_HEADING: WebAssembly.Global;
  readonly OUT_ON_GROUND: WebAssembly.Global;
  readonly pointsDecoded: WebAssembly.Global;
  scanBlocks(length: number, flags: number, near: number, chosen: number): number;
  clear(): void;
}

/** The module that tests blocks of v2 blobs, and its memory, which never grows. */
export interface V2Blocks {
  /** Where a blob is put. */
  readonly source: Uint8Array;
  /** Where the numbers of chosen blocks are put. */
  readonly chosen: Uint16Array;
  /** Least and greatest time, latitude, longitude, altitude. */
  readonly limits: Float64Array;
  /** Points that may lie in the columns of survivors, those of the next blob among them. */
  readonly capacity: number;
  /** Points of the blocks that the last scan decoded columns of. */
  pointsDecoded(): number;
  /**
   * Scans the blob of `length` bytes in `source`. Answers how many points are added to the columns of survivors, NO_HIT,
   * or NOT_READ; both add none.
   * @param flags those of `point-test.ts`.
   * @param near of the numbers in `chosen`, how many are blocks that can hold a point in window and box.
   * @param count how many numbers there are.
   */
  scan(length: number, flags: number, near: number, count: number): number;
  /** Copies the first `length` survivors out, bit by bit, and begins anew. */
  take(length: number): Columns;
}

/** @throws LabError INTERNAL where the build has not made the module. */
export function loadV2Blocks(): V2Blocks {
  const { memory, scanBlocks, clear, pointsDecoded, ...areas } = loadWasm('v2') as V2Exports;
  const { buffer } = memory;
  const doubles = (area: WebAssembly.Global, length: number) =>
    new Float64Array(buffer.slice(area.value, area.value + 8 * length));
  return {
    source: new Uint8Array(buffer, areas.SOURCE.value, areas.SOURCE_BYTES.value),
    chosen: new Uint16Array(buffer, areas.CHOSEN.value, areas.CHOSEN_BLOCKS.value),
    limits: new Float64Array(buffer, areas.LIMITS.value, 8),
    capacity: areas.SURVIVORS.value,
    pointsDecoded: () => pointsDecoded.value,
    scan: scanBlocks,
    take(length) {
      clear();
      const time = areas.OUT_TIME.value;
      const ground = areas.OUT_ON_GROUND.value;
      return {
        length,
        time: new Uint32Array(buffer.slice(time, time + 4 * length)),
        lon: doubles(areas.OUT_LON, length),
        lat: doubles(areas.OUT_LAT, length),
        alt: doubles(areas.OUT_ALT, length),
        altGnss: doubles(areas.OUT_ALT_GNSS, length),
        heading: doubles(areas.OUT_HEADING, length),
        onGround: new Uint8Array(buffer.slice(ground, ground + length)),
      };
    },
  };
}
