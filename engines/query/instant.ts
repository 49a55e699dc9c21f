import { LabError } from '../errors.ts';

/** Date, time with optional seconds and fraction, optional offset. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Unix seconds of an ISO 8601 instant, UTC where it names no offset.
 * @throws LabError BAD_REQUEST.
 */
export function parseInstant(value: unknown, name: string): number {
  if (typeof value === 'string') {
    const parts = ISO.exec(value);
    const ms = parts === null ? Number.NaN : Date.parse(parts[3] === undefined ? `${value}Z` : value);
    if (Number.isFinite(ms)) return ms / 1000;
  }
  throw new LabError(
    'BAD_REQUEST',
    `${name} = ${JSON.stringify(value)} is no ISO 8601 instant such as 2024-06-01T12:00:00Z`,
  );
}

/** ISO 8601 form of Unix seconds, without a fraction where there is none. */
export function formatInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
