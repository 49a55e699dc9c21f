import { LabError } from '../errors.ts';

/** Date, hours and minutes, optional seconds and fraction, optional offset. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?:(:\d\d)(\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?$/;

/**
 * Unix seconds of an ISO 8601 instant, UTC where it names no offset.
 * @throws LabError BAD_REQUEST.
 */
export function parseInstant(value: unknown, name: string): number {
  const parts = typeof value === 'string' ? ISO.exec(value) : null;
  const seconds = parts === null ? Number.NaN : secondsOf(parts);
  if (Number.isFinite(seconds)) return seconds;
  throw new LabError(
    'BAD_REQUEST',
    `${name} = ${JSON.stringify(value)} is no ISO 8601 instant such as 2024-06-01T12:00:00Z`,
  );
}

/** ISO 8601 form of Unix seconds, to the microsecond; without a fraction where there is none. */
export function formatInstant(seconds: number): string {
  const whole = Math.floor(seconds);
  const micros = Math.round((seconds - whole) * 1e6);
  const fraction = String(micros % 1e6).padStart(6, '0');
  const shown = micros % 1e6 === 0 ? '' : `.${fraction.replace(/000$/, '')}`;
  return new Date((micros === 1e6 ? whole + 1 : whole) * 1000).toISOString().replace('.000Z', `${shown}Z`);
}

/** NaN for a date or time of day that does not exist. */
function secondsOf([
  ,
  date,
  time,
  seconds = ':00',
  fraction = '0',
  sign,
  hours = '0',
  minutes = '0',
]: string[]): number {
  const written = `${date}T${time}${seconds}`;
  const ms = Date.parse(`${written}Z`);
  // Date.parse takes 30 February for 1 March, and 24:00 for the next day.
  if (!Number.isFinite(ms) || !new Date(ms).toISOString().startsWith(written)) return Number.NaN;
  if (Number(hours) > 23 || Number(minutes) > 59) return Number.NaN;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  return ms / 1000 - offset + Number(fraction);
}
