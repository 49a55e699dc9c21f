import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Engine, Trajectory } from '../../engines/engine.ts';
import { toLabError } from '../../engines/errors.ts';
import { packPoints } from '../../engines/format/encode.ts';
import { parseRequest } from '../../engines/query/request.ts';

/** How one trajectory stands in a reply: by the digest of its packed points, or with them. */
type ReplyTrajectory = { source_id: string } & (
  | { n_points: number; points_sha256: string }
  | { n_points: number; points_b64: string }
);

/** Handshake of the executor protocol. */
export interface Handshake {
  readonly label: string;
  readonly dataDir: string;
  readonly version: string;
}

/**
 * Answers the executor protocol, JSON lines, until the end of the input. An error of a request is its reply;
 * the executor lives on.
 */
export async function serveExecutor(
  engine: Engine,
  { label, dataDir, version }: Handshake,
  input: Readable,
  write: (line: string) => Promise<void>,
): Promise<void> {
  await write(JSON.stringify({ ready: true, feder_version: version, label, data_dir: dataDir }));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') await write(JSON.stringify(await answer(engine, line)));
  }
}

async function answer(engine: Engine, line: string): Promise<object> {
  try {
    const request: unknown = JSON.parse(line);
    const full = typeof request === 'object' && request !== null && 'full' in request && request.full === true;
    const result = await engine.query(parseRequest(request));
    return { ok: true, trajectories: result.map((trajectory) => replyOf(trajectory, full)) };
  } catch (error) {
    const type = error instanceof SyntaxError ? 'BAD_REQUEST' : toLabError(error).code;
    return { ok: false, error: `${type}: ${toLabError(error).message}` };
  }
}

function replyOf({ sourceId, points }: Trajectory, full: boolean): ReplyTrajectory {
  const packed = Buffer.from(packPoints(points).buffer);
  const head = { source_id: sourceId, n_points: points.length };
  return full
    ? { ...head, points_b64: packed.toString('base64') }
    : { ...head, points_sha256: createHash('sha256').update(packed).digest('hex') };
}
