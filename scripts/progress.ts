import { SingleBar } from 'cli-progress';

/** Shortest time between two plain lines, in milliseconds. */
const LINE_INTERVAL = 5_000;

/** Shows how far long work is. */
export interface Progress {
  /** `secondsLeft` is null where it is not known. */
  update(phase: string, done: number, total: number, label: string, secondsLeft: number | null): void;
  /** Clears the bar. */
  stop(): void;
}

/** A bar with the time left on a terminal, a plain line every few seconds elsewhere. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

/** Time left of work that goes on as fast as since `started`, a `performance.now()`; null before the first is done. */
export function secondsToGo(started: number, done: number, total: number): number | null {
  return done === 0 ? null : ((performance.now() - started) / 1000 / done) * (total - done);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const single = new SingleBar({
    stream,
    format: '{phase} [{bar}] {value}/{total} {left} {label}',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    barsize: 24,
    linewrap: false,
  });
  let current = '';
  return {
    update(phase, done, total, label, secondsLeft) {
      const payload = { phase, label, left: timeLeft(secondsLeft) };
      if (current !== phase) single.start(total, done, payload);
      else single.update(done, payload);
      current = phase;
    },
    stop() {
      single.stop();
      current = '';
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let current = '';
  let last = 0;
  return {
    update(phase, done, total, label, secondsLeft) {
      const now = Date.now();
      if (phase === current && done < total && now - last < LINE_INTERVAL) return;
      current = phase;
      last = now;
      stream.write(
        `${[`${phase} ${done}/${total}`, timeLeft(secondsLeft), label].filter((part) => part !== '').join(', ')}\n`,
      );
    },
    stop: () => undefined,
  };
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds >= 90 ? `${Math.ceil(seconds / 60)} min left` : `${Math.ceil(seconds)} s left`;
}
