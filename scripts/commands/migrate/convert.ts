import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { FORMATS } from '../../../engines/codec/formats.ts';
import { loadCodec } from '../../../engines/codec/registry.ts';
import { LabError } from '../../../engines/errors.ts';
import { pickNames } from '../../../engines/names.ts';
import { dayPath, formatDay, listDays } from '../../../engines/store/day-path.ts';
import { findStores } from '../../../engines/store/layout.ts';
import { count, plural } from '../../../reports/numbers.ts';
import { convertDay } from '../../migrate/convert-day.ts';
import { createProgress } from '../../progress.ts';

/** Codec that reads a format fastest while it checks everything that the format has to check. */
const READERS: Readonly<Record<string, string>> = { bz2: 'bz2-wasm', lz4: 'lz4-wasm', v2: 'v2' };

interface Flags {
  readonly to: string;
}

export function addConvert(migrate: Command): void {
  migrate
    .command('convert')
    .argument('<source>', 'a store')
    .argument('<target>', 'folder of the new store; day-files that are there already are refused')
    .requiredOption('--to <format>', `format of the new store: ${FORMATS.join(', ')}`)
    .description('re-encode every day-file of a store, and prove each blob by decoding it again')
    .action(convert);
}

async function convert(source: string, target: string, { to }: Flags): Promise<void> {
  pickNames('format', FORMATS, [to]);
  const [[format, dataDir] = ['', '']] = findStores(source);
  const days = listDays(dataDir);
  const present = days.find((day) => existsSync(path.join(target, dayPath(day))));
  if (present !== undefined) {
    throw new LabError('OUTPUT_UNWRITABLE', `'${path.join(target, dayPath(present))}' is there already: move it away`);
  }
  const [from, written] = await Promise.all([loadCodec(READERS[format] ?? format), loadCodec(READERS[to] ?? to)]);
  const conversion = { from, to: written, compress: await written.loadCompressor() };
  const progress = createProgress();
  let trajectories = 0;
  for (const [i, day] of days.entries()) {
    trajectories += await convertDay(path.join(dataDir, dayPath(day)), path.join(target, dayPath(day)), conversion);
    progress.update(`convert to ${to}`, i + 1, days.length, formatDay(day), null);
  }
  progress.stop();
  process.stdout.write(
    `${plural(days.length, 'day')}, ${count(trajectories)} trajectories: ${format} → ${to} in ${target}\n`,
  );
}
