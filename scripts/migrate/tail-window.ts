import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Day, dayPath } from '../../engines/store/day-path.ts';

/** Days before and after today whose files the ingester may still write or have just closed. */
const LAG_DAYS = 2;

/** The days of the lag window round `today` that the store has a file for, ascending. */
export function lagWindow(source: string, today: Day): Day[] {
  const days = Array.from({ length: 2 * LAG_DAYS + 1 }, (_, i) => today - LAG_DAYS + i);
  return days.filter((day) => existsSync(path.join(source, dayPath(day))));
}
