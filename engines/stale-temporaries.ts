import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Removes what processes that are no more left of a file or folder under its temporary names, `FILE.PID.tmp`; one of
 * this process's own number is of an earlier process that had it.
 */
export function removeStaleTemporaries(file: string): void {
  const folder = path.dirname(file);
  if (!existsSync(folder)) return;
  const prefix = `${path.basename(file)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const pid = /^(\d+)\.tmp(-wal|-shm|-journal)?$/.exec(name.slice(prefix.length))?.[1];
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Whether there is a process of this number, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user is alive, and not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
