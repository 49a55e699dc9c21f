import { z } from 'zod';

/** First line of an executor. */
export const handshakeSchema = z.object({
  ready: z.literal(true),
  feder_version: z.string(),
  label: z.string(),
  data_dir: z.string(),
});

const digested = z.object({
  source_id: z.string(),
  n_points: z.int().nonnegative(),
  points_sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const full = z.object({ source_id: z.string(), n_points: z.int().nonnegative(), points_b64: z.base64() });

const failed = z.object({ ok: z.literal(false), error: z.string() });

/** Answer to a request without `full`. */
export const digestReplySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), trajectories: z.array(digested) }),
  failed,
]);

/** Answer to a request with `full`. */
export const fullReplySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), trajectories: z.array(full) }),
  failed,
]);

export type ExecutorHandshake = z.infer<typeof handshakeSchema>;
export type DigestReply = z.infer<typeof digestReplySchema>;
export type FullReply = z.infer<typeof fullReplySchema>;
