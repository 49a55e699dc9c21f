import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { loadReader } from '../../engines/codec/registry.ts';
import { dayPath, formatDay, listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import { count, plural } from '../../reports/numbers.ts';
import { createProgress } from '../progress.ts';
import { indexDay, isIndexed } from '../zones/index-day.ts';

export function addIndex(program: Command): void {
  program
    .command('index')
    .argument('<store>', 'a store, or a folder with stores by format')
    .option('--force', 'make the index anew where there is one')
    .description('give every day-file the finer index that the zone engines read; other readers ignore it')
    .action(index);
}

async function index(store: string, { force = false }: { readonly force?: boolean }): Promise<void> {
  for (const [format, dataDir] of findStores(store)) {
    const codec = await loadReader(format);
    const days = listDays(dataDir);
    const progress = createProgress();
    let trajectories = 0;
    let skipped = 0;
    try {
      for (const [i, day] of days.entries()) {
        const file = path.join(dataDir, dayPath(day));
        if (!force && isIndexed(file)) skipped++;
        else trajectories += indexDay(file, codec);
        progress.update(`index ${format}`, i + 1, days.length, formatDay(day), null);
      }
    } finally {
      // The bar of a terminal draws itself again and again, and would keep a process that failed from ending.
      progress.stop();
    }
    const done = `${plural(days.length - skipped, 'day')} indexed, ${count(trajectories)} trajectories`;
    process.stdout.write(`${dataDir}: ${done}${skipped === 0 ? '' : `; ${plural(skipped, 'day')} had one already`}\n`);
  }
}
