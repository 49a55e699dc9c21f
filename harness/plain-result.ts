import type { Trajectory } from '../engines/engine.ts';
import { packPoints } from '../engines/format/encode.ts';
import type { Metadata } from '../engines/store/schema.ts';

/** A trajectory that can cross a process boundary: its points are packed. */
export interface PlainTrajectory extends Metadata {
  readonly partial: boolean;
  readonly packed: Uint8Array;
}

/** Packs a result by reading every point through the public interface, not through an engine's own `pack`. */
export function plainResult(result: readonly Trajectory[]): PlainTrajectory[] {
  return result.map(({ points, ...rest }) => ({
    source: rest.source,
    sourceId: rest.sourceId,
    transponderId: rest.transponderId,
    orig: rest.orig,
    dest: rest.dest,
    callsign: rest.callsign,
    aircraftType: rest.aircraftType,
    partial: rest.partial,
    packed: packPoints(points),
  }));
}
