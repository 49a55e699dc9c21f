import process from 'node:process';

/** A clock in milliseconds, from any zero. */
export type Milliseconds = () => number;

/** Monotonic time, the same in all threads of a process (`performance.now` counts from the start of each). */
export function monotonic(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
