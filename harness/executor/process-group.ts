import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** Sends a signal to every process of a group; a group that is gone is no error. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Resident memory of all processes of a group in bytes, from `ps`; null where there is no `ps` or no such group. */
export function groupMemory(group: number): number | null {
  try {
    const rows = execFileSync('ps', ['-A', '-o', 'pgid=,rss='], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([id]) => id === group);
    return rows.length === 0 ? null : rows.reduce((sum, [, kibibytes = 0]) => sum + kibibytes * 1024, 0);
  } catch {
    return null;
  }
}
