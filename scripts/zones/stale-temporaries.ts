import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Removes what processes that are no more left of a file under its temporary names, `FILE.PID.tmp`. */
export function removeStaleTemporaries(file: string): void {
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const pid = /^(\d+)\.tmp(-wal|-shm|-journal)?$/.exec(name.slice(prefix.length))?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, and not ours to signal.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
