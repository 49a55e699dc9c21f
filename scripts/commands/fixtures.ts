import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { pickNames } from '../../engines/names.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { fixtureInfo } from '../../fixtures/info.ts';
import { checkFixture } from '../../fixtures/manifest.ts';
import { DEFAULT_SEED, PRESET_NAMES, PRESETS } from '../../fixtures/presets.ts';
import { renderFixture } from '../../reports/fixture.ts';
import { workersOption } from '../common-options.ts';
import { fixtureDir, makeFixture } from '../fixture-store.ts';
import { wholeNumber } from '../options.ts';

interface Flags {
  readonly preset: string;
  readonly seed: number;
  readonly out?: string;
  readonly workers?: number;
}

export function addFixtures(program: Command): void {
  const fixtures = program.command('fixtures').description('synthetic stores of flights over the continental US');
  const presets = Object.entries(PRESETS).map(([name, { description }]) => `${name} (${description})`);
  const command = (name: string, description: string) =>
    fixtures
      .command(name)
      .description(description)
      .option('--preset <name>', presets.join('; '), 'small')
      .option('--seed <n>', 'seed of the generator', wholeNumber('--seed', 0), DEFAULT_SEED)
      .option('--out <dir>', "the store's folder (default: where `lab bench --preset` looks)");
  command('make', 'make a store, in both formats; one that is there is replaced')
    .addOption(workersOption('threads'))
    .action(make);
  command('info', 'check a store against its manifest and print its figures').action(info);
}

async function make({ preset, seed, out, workers = defaultWorkers() }: Flags): Promise<void> {
  pickNames('preset', PRESET_NAMES, [preset]);
  const dir = path.resolve(out ?? fixtureDir(preset, seed));
  await makeFixture(preset, seed, dir, workers);
  process.stdout.write(`${renderFixture(dir, fixtureInfo(dir))}\n`);
}

async function info({ preset, seed, out }: Flags): Promise<void> {
  pickNames('preset', PRESET_NAMES, [preset]);
  const dir = path.resolve(out ?? fixtureDir(preset, seed));
  await checkFixture(dir, preset, seed);
  process.stdout.write(`${renderFixture(dir, fixtureInfo(dir))}\n`);
}
