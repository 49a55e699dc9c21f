import { Option } from 'commander';
import { LabError } from '../../engines/errors.ts';
import { type Day, dayOf, formatDay } from '../../engines/store/day-path.ts';

/** Parser of an option that takes a UTC day. @throws LabError BAD_OPTION. */
export function day(flag: string): (text: string) => Day {
  return (text) => {
    const seconds = Date.parse(`${text}T00:00:00Z`) / 1000;
    if (Number.isFinite(seconds) && formatDay(dayOf(seconds)) === text) return dayOf(seconds);
    throw new LabError('BAD_OPTION', `${flag} takes a date such as 2024-06-11, not '${text}'`);
  };
}

/** `--until`, the last day that counts where later ones may still be written. */
export function untilOption(): Option {
  const text = 'last UTC day to compare, such as 2024-06-11, where later ones may still be written (default: all)';
  return new Option('--until <date>', text).argParser(day('--until'));
}

/** Whether a day counts. */
export function isUntil(day: Day, until: Day | undefined): boolean {
  return until === undefined || day <= until;
}
