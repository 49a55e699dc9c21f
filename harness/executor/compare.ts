import { LabError } from '../../engines/errors.ts';
import type { Difference } from '../difference.ts';
import { firstPackedDifference } from '../packed-difference.ts';
import type { DigestReply, FullReply } from './protocol.ts';

/** What two replies have in common, or where they differ. */
export type Verdict =
  | { readonly kind: 'equal'; readonly trajectories: number; readonly points: number }
  | { readonly kind: 'same error'; readonly error: string }
  | ({ readonly kind: 'different' } & Difference);

/**
 * Compares digests. The same error on both sides is equal: each side's own data directory, where an error names it, is
 * no difference.
 */
export function compareReplies(a: DigestReply, b: DigestReply, [dirA, dirB]: readonly [string, string]): Verdict {
  if (!a.ok || !b.ok) {
    const same = !a.ok && !b.ok && (a.error === b.error || withoutDir(a.error, dirA) === withoutDir(b.error, dirB));
    if (same) return { kind: 'same error', error: a.error };
    return { kind: 'different', place: 'reply', a: described(a), b: described(b) };
  }
  const length = Math.max(a.trajectories.length, b.trajectories.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.trajectories[i], b.trajectories[i]];
    if (x === undefined || y === undefined) return { kind: 'different', ...oneMore(i, a, b) };
    for (const field of ['source_id', 'n_points', 'points_sha256'] as const) {
      if (x[field] === y[field]) continue;
      const place = `trajectory ${i} (source_id ${x.source_id}), field ${field}`;
      return { kind: 'different', place, a: String(x[field]), b: String(y[field]) };
    }
  }
  return {
    kind: 'equal',
    trajectories: a.trajectories.length,
    points: a.trajectories.reduce((sum, { n_points }) => sum + n_points, 0),
  };
}

/**
 * The first difference of two full replies, down to point and field; null where they are equal.
 * @throws LabError RECORD_LENGTH where packed points are none.
 */
export function fullDifference(a: FullReply, b: FullReply): Difference | null {
  if (!a.ok || !b.ok) return a.ok === b.ok ? null : { place: 'reply', a: described(a), b: described(b) };
  const length = Math.max(a.trajectories.length, b.trajectories.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.trajectories[i], b.trajectories[i]];
    if (x === undefined || y === undefined) return oneMore(i, a, b);
    const trajectory = `trajectory ${i} (source_id ${x.source_id})`;
    if (x.source_id !== y.source_id) {
      return { place: `trajectory ${i}, field source_id`, a: x.source_id, b: y.source_id };
    }
    const found = firstPackedDifference(packedOf(x, trajectory), packedOf(y, trajectory));
    if (found !== null) return { ...found, place: `${trajectory}, ${found.place}` };
  }
  return null;
}

type FullTrajectory = Extract<FullReply, { ok: true }>['trajectories'][number];
type AnyReply = DigestReply | FullReply;

function packedOf({ points_b64 }: FullTrajectory, trajectory: string): Uint8Array {
  const packed = Buffer.from(points_b64, 'base64');
  if (packed.length >= 2) return packed;
  throw new LabError('RECORD_LENGTH', `${trajectory}: points_b64 holds no packed points`);
}

/** A trajectory that only one reply has. */
function oneMore(i: number, a: AnyReply, b: AnyReply): Difference {
  const at = (reply: AnyReply) => {
    const trajectories = reply.ok ? reply.trajectories : [];
    const here = trajectories[i];
    return here === undefined
      ? `none: ${trajectories.length} trajectories`
      : `source_id ${here.source_id}, ${here.n_points} points`;
  };
  return { place: `trajectory ${i}`, a: at(a), b: at(b) };
}

function described(reply: AnyReply): string {
  return reply.ok ? `${reply.trajectories.length} trajectories` : `error ${reply.error}`;
}

function withoutDir(error: string, dir: string): string {
  return dir === '' ? error : error.replaceAll(dir, 'DATA_DIR');
}
