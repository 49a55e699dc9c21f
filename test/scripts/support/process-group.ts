import { execFileSync } from 'node:child_process';

/** Command lines of the processes of a group, from the system's table; those that are dead and not yet reaped are left out. */
export function processesOf(group: number): string[] {
  return execFileSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((row) => Number(row?.[1]) === group && !row?.[2]?.startsWith('Z'))
    .map((row) => row?.[3] as string);
}
