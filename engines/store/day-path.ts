import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A UTC day, counted from 1970-01-01. */
export type Day = number;

export const DAY_SECONDS = 86_400;

/** Longest span that is probed file by file; a longer one lists the folder. */
const PROBE_DAYS = 400;

/** The UTC day of a Unix time in seconds. */
export function dayOf(seconds: number): Day {
  return Math.floor(seconds / DAY_SECONDS);
}

/** ISO form of a day, `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

/** Path of a day's file below a data directory: `YYYY/YYYY-DDD.sqlite`, DDD = day of the year from 001. */
export function dayPath(day: Day): string {
  const year = new Date(day * DAY_SECONDS * 1000).getUTCFullYear();
  const ordinal = day - firstDayOf(year) + 1;
  return path.join(String(year), `${year}-${String(ordinal).padStart(3, '0')}.sqlite`);
}

/** The days whose files can hold answers to a window: from the day before t1's to the day after t2's. */
export function daysOfWindow(dataDir: string, t1: number, t2: number): Day[] {
  const first = dayOf(t1) - 1;
  const last = dayOf(t2) + 1;
  if (last - first > PROBE_DAYS) return listDays(dataDir).filter((day) => day >= first && day <= last);
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return days.filter((day) => existsSync(path.join(dataDir, dayPath(day))));
}

/** All days that a data directory has a file for, ascending. */
export function listDays(dataDir: string): Day[] {
  const years = readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => /^\d{4}$/.test(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()))
    .map((entry) => entry.name);
  const days = years.flatMap((year) =>
    readdirSync(path.join(dataDir, year)).flatMap((name) => {
      const ordinal = /^(\d{4})-(\d{3})\.sqlite$/.exec(name);
      const day = firstDayOf(Number(year)) + Number(ordinal?.[2]) - 1;
      // Day 366 of a common year has a name of the form, and is not the name of any day's file.
      return ordinal !== null && dayPath(day) === path.join(year, name) ? [day] : [];
    }),
  );
  return days.sort((a, b) => a - b);
}

function firstDayOf(year: number): Day {
  return Date.UTC(year, 0, 1) / (DAY_SECONDS * 1000);
}
