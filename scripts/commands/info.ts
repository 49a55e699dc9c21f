import { statSync } from 'node:fs';
import process from 'node:process';
import type { Command } from 'commander';
import { formatInstant } from '../../engines/query/instant.ts';
import { dayContents, dayRanges } from '../../engines/store/availability.ts';
import { formatDay, listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import { bytes, count } from '../../reports/numbers.ts';
import { drawTable } from '../../reports/text-table.ts';

export function addInfo(program: Command): void {
  program
    .command('info')
    .argument('<dir>', 'a store, or a folder with bz2/ and lz4/ stores')
    .description('what a store holds: days, time ranges, sources')
    .action((dir: string) => {
      for (const [format, dataDir] of findStores(dir)) process.stdout.write(`${describeStore(format, dataDir)}\n`);
    });
}

function describeStore(format: string, dataDir: string): string {
  const ranges = dayRanges(dataDir).map(({ first, last }) =>
    first === last ? formatDay(first) : `${formatDay(first)} … ${formatDay(last)}`,
  );
  const rows = listDays(dataDir).map((day) => {
    const { file, trajectories, times, sources } = dayContents(dataDir, day);
    return [
      formatDay(day),
      count(trajectories),
      bytes(statSync(file).size),
      times === null ? '–' : formatInstant(times.min),
      times === null ? '–' : formatInstant(times.max),
      [...sources].map(([source, n]) => `${source}: ${count(n)}`).join(', '),
    ];
  });
  const head = ['day', 'trajectories', 'file', 'first instant', 'last instant', 'trajectories by source'];
  return [
    `${dataDir}: ${format}, ${rows.length} days: ${ranges.join(', ')}`,
    drawTable({ head, left: [0, 3, 4, 5], rows }),
    'Instants are those of the index, rounded outwards by up to 128 s. Sources: 1 FlightAware, 2 Contrails API, 3 OpenSky, 4 OpenSky state vectors.',
  ].join('\n');
}
