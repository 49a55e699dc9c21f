/** Ticks a second in /proc, on every Linux that Node runs on (USER_HZ). */
const TICKS = 100;

/** Seconds of processor time of all processors since the system began, from `/proc/stat`. */
export function machineSeconds(stat: string | null): { busy: number; stolen: number } | null {
  const line = /^cpu +(.*)$/m.exec(stat ?? '')?.[1];
  if (line === undefined) return null;
  // Guest time, which comes after these, is in user time already.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = line.split(/ +/).map(Number);
  return { busy: (user + nice + system + irq + softirq) / TICKS, stolen: stolen / TICKS };
}

/** Seconds of processor time of a process, and of its children that have ended, from `/proc/<id>/stat`. */
export function processSeconds(stat: string | null): number | null {
  if (stat === null) return null;
  // A command's name may hold spaces and parentheses; after its last one come the fields from the third on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.length === 4 ? ticks.reduce((sum, count) => sum + count, 0) / TICKS : null;
}

/** Seconds in which anything waited, from a file of `/proc/pressure`. */
export function pressureSeconds(pressure: string | null): number | null {
  const total = /^some .*total=(\d+)/m.exec(pressure ?? '')?.[1];
  return total === undefined ? null : Number(total) / 1e6;
}

/** Share of the last 10 s in which anything waited, from a file of `/proc/pressure`. */
export function pressureShare(pressure: string | null): number | null {
  const percent = /^some avg10=([\d.]+)/m.exec(pressure ?? '')?.[1];
  return percent === undefined ? null : Number(percent) / 100;
}

/** Pages that went to swap or came from it, from `/proc/vmstat`. */
export function swappedPages(vmstat: string | null): number | null {
  const counts = [...(vmstat ?? '').matchAll(/^pswp(?:in|out) (\d+)$/gm)].map(([, count]) => Number(count));
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** Seconds in which a limit of the control group held it back, from its `cpu.stat`. */
export function throttledSeconds(cpuStat: string | null): number | null {
  const microseconds = /^throttled_usec (\d+)$/m.exec(cpuStat ?? '')?.[1];
  return microseconds === undefined ? null : Number(microseconds) / 1e6;
}

/** Folder of the control group (version 2) of a process, from its `/proc/<id>/cgroup`. */
export function controlGroup(cgroup: string | null): string | null {
  const folder = /^0::(.*)$/m.exec(cgroup ?? '')?.[1];
  return folder === undefined ? null : `/sys/fs/cgroup${folder === '/' ? '' : folder}`;
}
