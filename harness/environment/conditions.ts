import { z } from 'zod';
import {
  controlGroup,
  machineSeconds,
  pressureSeconds,
  processSeconds,
  swappedPages,
  throttledSeconds,
} from './proc-files.ts';
import { systemFile } from './system-file.ts';

export const conditionsSchema = z.object({
  round: z.int().nonnegative(),
  seconds: z.number(),
  /** Processors that the lab and its engines kept busy on average; this and what follows: null where not known. */
  ownCores: z.number().nullable(),
  /** Processors that all others kept busy on average. */
  otherCores: z.number().nullable(),
  /** Processors that the host of a virtual machine gave to others although they were wanted. */
  stolenCores: z.number().nullable(),
  /** Share of the time in which something waited for a processor, for memory, for a disk; the engines count too. */
  cpuPressure: z.number().nullable(),
  memoryPressure: z.number().nullable(),
  ioPressure: z.number().nullable(),
  /** Share of the time in which a limit of the control group held the lab back. */
  throttled: z.number().nullable(),
  /** Pages that went to swap or came from it. */
  swappedPages: z.number().nullable(),
});

/** What the machine did in one round. */
export type Conditions = z.infer<typeof conditionsSchema>;

/** Counts that only grow, in seconds where nothing else is said; null where the system has none. */
export interface Counts {
  readonly at: number;
  readonly busy: number | null;
  readonly stolen: number | null;
  /** Of this process and of its children that have ended. */
  readonly own: number | null;
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly io: number | null;
  readonly throttled: number | null;
  readonly pages: number | null;
}

/** Reads the counts of this machine; all null where it is no Linux. */
export function readCounts(): Counts {
  const machine = machineSeconds(systemFile('/proc/stat'));
  const group = controlGroup(systemFile('/proc/self/cgroup'));
  return {
    at: performance.now() / 1000,
    busy: machine?.busy ?? null,
    stolen: machine?.stolen ?? null,
    own: processSeconds(systemFile('/proc/self/stat')),
    cpu: pressureSeconds(systemFile('/proc/pressure/cpu')),
    memory: pressureSeconds(systemFile('/proc/pressure/memory')),
    io: pressureSeconds(systemFile('/proc/pressure/io')),
    throttled: throttledSeconds(group === null ? null : systemFile(`${group}/cpu.stat`)),
    pages: swappedPages(systemFile('/proc/vmstat')),
  };
}

/**
 * What happened between two readings.
 * @param foreign whether peers ran in processes of their own: these are no children that are counted when they end, so
 *   own and other work cannot be told apart.
 */
export function conditionsBetween(before: Counts, after: Counts, round: number, foreign: boolean): Conditions {
  const seconds = after.at - before.at;
  const grown = (name: keyof Counts): number | null => {
    const [start, end] = [before[name], after[name]];
    return start === null || end === null ? null : Math.max(0, end - start);
  };
  const rate = (name: keyof Counts): number | null => {
    const growth = grown(name);
    return growth === null || seconds <= 0 ? null : growth / seconds;
  };
  const [own, busy] = foreign ? [null, null] : [rate('own'), rate('busy')];
  return {
    round,
    seconds,
    ownCores: own,
    otherCores: own === null || busy === null ? null : Math.max(0, busy - own),
    stolenCores: rate('stolen'),
    cpuPressure: rate('cpu'),
    memoryPressure: rate('memory'),
    ioPressure: rate('io'),
    throttled: rate('throttled'),
    swappedPages: grown('pages'),
  };
}
