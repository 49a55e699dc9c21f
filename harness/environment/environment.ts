import os from 'node:os';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { readCheckout } from './checkout.ts';
import { packageVersions } from './package-versions.ts';
import { peerVersions } from './peer-versions.ts';
import { pressureShare } from './proc-files.ts';
import { systemFile } from './system-file.ts';
import { timerStep } from './timer-step.ts';

export const environmentSchema = z.object({
  cpu: z.string(),
  cores: z.number(),
  /** What sets the clock of the processor, such as `performance`; `unknown` where the system does not say. */
  governor: z.string(),
  memoryBytes: z.number(),
  platform: z.string(),
  release: z.string(),
  arch: z.string(),
  /** 1-minute load average before the run. */
  load: z.number(),
  /** Share of the 10 s before the run in which something waited for a processor; null where the system does not say. */
  cpuPressure: z.number().nullable(),
  /** Least step of the clock that takes the times, in milliseconds. */
  timerStep: z.number(),
  node: z.string(),
  v8: z.string(),
  /** Whether Node itself is a debug build. */
  debugBuild: z.boolean(),
  /** `NODE_OPTIONS`, which the engines' processes inherit; empty where not set. */
  nodeOptions: z.string(),
  sqlite: z.string(),
  sqliteOptions: z.array(z.string()),
  packages: z.record(z.string(), z.string()),
  /** Compiler, libraries and interpreters of the peers that run, by name. */
  peers: z.record(z.string(), z.string()),
  /** Commit of this checkout, or null outside one. */
  commit: z.string().nullable(),
  /** Whether tracked files differ from the commit. */
  dirty: z.boolean().nullable(),
});

/** What the figures were taken on and with. */
export type Environment = z.infer<typeof environmentSchema>;

/** @param engines those that run: what only peers use is asked for where they do. */
export function readEnvironment(engines: readonly string[]): Environment {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    governor: systemFile('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor')?.trim() ?? 'unknown',
    memoryBytes: os.totalmem(),
    platform: os.platform(),
    release: os.release(),
    arch: os.arch(),
    load: os.loadavg()[0] as number,
    cpuPressure: pressureShare(systemFile('/proc/pressure/cpu')),
    timerStep: timerStep(),
    node: process.versions.node,
    v8: process.versions.v8,
    debugBuild: process.features.debug,
    nodeOptions: process.env.NODE_OPTIONS ?? '',
    ...readSqlite(),
    packages: packageVersions(engines),
    peers: peerVersions(engines),
    ...readCheckout(),
  };
}

function readSqlite(): Pick<Environment, 'sqlite' | 'sqliteOptions'> {
  const database = new Database(':memory:');
  try {
    return {
      sqlite: String(database.prepare('SELECT sqlite_version()').pluck().get()),
      sqliteOptions: database.prepare('PRAGMA compile_options').pluck().all().map(String),
    };
  } finally {
    database.close();
  }
}
