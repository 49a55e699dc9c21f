import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import process from 'node:process';

/** Sends a signal to every process of a group; a group that is gone is no error. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a process of a group runs; one that has ended and was never waited for does not. */
export function groupAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  return membersOf(group)?.some(({ state }) => !state.startsWith('Z')) ?? true;
}

/** Resident memory of all processes of a group in bytes; null where there is no such group or the system does not say. */
export function groupMemory(group: number): number | null {
  const bytes = (membersOf(group) ?? []).reduce((sum, { kibibytes }) => sum + kibibytes * 1024, 0);
  // What has ended and was not yet waited for has none.
  return bytes === 0 ? null : bytes;
}

interface Member {
  readonly state: string;
  /** Resident memory. */
  readonly kibibytes: number;
}

/** The processes of a group, from `ps`; null where there is none. */
function membersOf(group: number): Member[] | null {
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('ps', ['-A', '-o', 'pgid=,stat=,rss='], options)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([id]) => Number(id) === group)
      .map(([, state = '', kibibytes]) => ({ state, kibibytes: Number(kibibytes) }));
  } catch {
    return null;
  }
}
