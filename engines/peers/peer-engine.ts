import { type Counters, type Engine, newCounters, type ProcessCosts, type Trajectory } from '../engine.ts';
import { PackedPoints } from '../format/packed-points.ts';
import { toRequest } from '../query/request.ts';
import { checkDataDir } from '../store/store.ts';
import { type PeerCosts, type PeerCounters, PeerProcess, type PeerTrajectory } from './peer-process.ts';
import { toStageReport } from './peer-stages.ts';

/**
 * An engine that is another program: it asks a peer over pipes. Its results cross them in full, which no timed call
 * should pay for, so the peer takes the times itself. `peer` is shown so that a test can kill it.
 * @throws LabError DATA_DIR_NOT_FOUND, CHILD_DIED.
 */
export async function createPeerEngine(
  name: string,
  dataDir: string,
  command: string,
  args: readonly string[],
): Promise<Required<Omit<Engine, 'explain'>> & { readonly peer: PeerProcess }> {
  checkDataDir(dataDir);
  const peer = await PeerProcess.start(name, command, args);
  return {
    name,
    peer,
    async query(query, counters = newCounters()) {
      const answer = await peer.ask({ ...toRequest(query), full: true });
      addCounters(counters, answer.counters);
      return answer.trajectories.map((trajectory) => toTrajectory(trajectory, query.filterWaypoints));
    },
    async sample(query, calls) {
      const { seconds = [] } = await peer.ask({ ...toRequest(query), repeat: calls });
      return seconds.map((time) => time * 1000);
    },
    async stages(query, calls) {
      const { stages = [] } = await peer.ask({ ...toRequest(query), stages: calls });
      return stages.map(toStageReport);
    },
    async costs(query, calls) {
      const { costs } = await peer.ask({ ...toRequest(query), costs: calls });
      return toProcessCosts(costs as PeerCosts);
    },
    async close() {
      await peer.close();
    },
  };
}

function toTrajectory(reply: PeerTrajectory, partial: boolean): Trajectory {
  return {
    source: reply.source,
    sourceId: reply.source_id,
    transponderId: reply.transponder_id,
    orig: reply.orig,
    dest: reply.dest,
    callsign: reply.callsign,
    aircraftType: reply.aircraft_type,
    points: new PackedPoints(Buffer.from(reply.points_b64, 'base64')),
    partial,
  };
}

function toProcessCosts({ user_seconds: user, system_seconds: system, peak_rss: peakRss }: PeerCosts): ProcessCosts {
  return { userMilliseconds: user * 1000, systemMilliseconds: system * 1000, peakRss };
}

function addCounters(counters: Counters, added: PeerCounters): void {
  counters.candidates += added.candidates;
  counters.rows += added.rows;
  counters.bytesRead += added.bytes_read;
  counters.bytesDecompressed += added.bytes_decompressed;
  counters.pointsDecoded += added.points_decoded;
  counters.tasks += added.tasks;
}
