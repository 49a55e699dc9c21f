import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Engine, ProcessCosts } from '../../../engines/engine.ts';
import type { PeerProcess } from '../../../engines/peers/peer-process.ts';
import { flights } from '../../../engines/query/builder.ts';
import { codecOf } from '../../../engines/registry.ts';
import { absence, openPeer } from '../../support/peer-availability.ts';
import { HOUR, NOON, SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeTestStore } from '../../support/test-store.ts';

/** Whether the kernel keeps an account of its own of how long threads ran, by another door than peers use. */
const kernel = existsSync('/proc/self/schedstat') && !schedule('/proc/self').startsWith('0 ');
const query = flights(NOON, NOON + HOUR).build();

for (const name of ['c/bz2', 'c/lz4', 'python/bz2', 'python/lz4']) {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, codecOf(name), SAMPLE_DAYS);
  const absent = (await absence(name, dataDir)) ?? (kernel ? null : 'this kernel has no schedstat');
  const opened = async () => (await openPeer(name, dataDir)) as Required<Engine> & { readonly peer: PeerProcess };

  describe.skipIf(absent !== null)(`costs of ${name}${absent === null ? '' : ` (skipped: ${absent})`}`, () => {
    test('are no more processor time than the process took meanwhile, and most of it', async () => {
      const engine = await opened();
      const folder = `/proc/${engine.peer.pid}`;
      await engine.query(query);
      const before = ran(folder);
      const { userMilliseconds, systemMilliseconds }: ProcessCosts = await engine.costs(query, 400);
      const whole = ran(folder) - before;
      expect(userMilliseconds + systemMilliseconds).toBeLessThanOrEqual(whole);
      expect(userMilliseconds + systemMilliseconds).toBeGreaterThan(whole / 2);
      await engine.close();
    });

    test('have the peak of that process, not that of the larger one that started it', async () => {
      const larger = Buffer.alloc(300e6, 1);
      const engine = await opened();
      const { peakRss } = await engine.costs(query, 1);
      const status = readFileSync(`/proc/${engine.peer.pid}/status`, 'utf8');
      const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
      expect(peak).toBeLessThan(larger.length);
      expect(peakRss).toBeLessThanOrEqual(peak);
      expect(peakRss).toBeGreaterThan(peak / 2);
      await engine.close();
    });
  });
}

function schedule(folder: string): string {
  return readFileSync(`${folder}/schedstat`, 'utf8');
}

/** Milliseconds that all threads of a process have run so far. */
function ran(folder: string): number {
  const tasks = readdirSync(`${folder}/task`);
  return tasks.reduce((sum, task) => sum + Number(schedule(`${folder}/task/${task}`).split(' ')[0]) / 1e6, 0);
}
