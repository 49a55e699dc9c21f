import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { FORMATS } from '../../engines/codec/formats.ts';
import { LabError } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { dayPath, formatDay, listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import { count, plural } from '../../reports/numbers.ts';
import { convertStore } from '../migrate/convert-store.ts';
import { createProgress } from '../progress.ts';

interface Flags {
  readonly to: string;
}

export function addConvert(program: Command): void {
  program
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
  const progress = createProgress();
  const trajectories = await convertStore({ format, dataDir }, { format: to, dataDir: target }, (done, total, day) =>
    progress.update(`convert to ${to}`, done, total, formatDay(day), null),
  );
  progress.stop();
  process.stdout.write(
    `${plural(days.length, 'day')}, ${count(trajectories)} trajectories: ${format} → ${to} in ${target}\n`,
  );
}
