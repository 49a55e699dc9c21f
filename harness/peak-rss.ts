import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Largest resident set that this process has had so far, in bytes. On Linux the figure of getrusage(2) survives execve:
 * it is at least the size of the process that started this one. `VmHWM` of proc(5) begins with the program.
 */
export function peakRss(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // No Linux: there the other figure is right.
  }
  return process.resourceUsage().maxRSS * 1024;
}
