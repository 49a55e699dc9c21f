import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** Ids of this process's children whose command line holds `text`, from the system's table of processes. */
export function childPids(text: string): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => Number(row?.[2]) === process.pid && row?.[3]?.includes(text))
    .map((row) => Number(row?.[1]));
}
