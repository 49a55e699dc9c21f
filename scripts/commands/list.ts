import process from 'node:process';
import type { Command } from 'commander';
import { CODEC_NAMES, loadCodec } from '../../engines/codec/registry.ts';
import { nearest } from '../../engines/names.ts';
import { describeEngine, KNOWN_ENGINES } from '../../engines/registry.ts';
import { drawTable } from '../../reports/text-table.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';

type Pair = readonly [name: string, description: string];

const LISTS: ReadonlyMap<string, () => Promise<Pair[]>> = new Map([
  ['engines', () => Promise.all(KNOWN_ENGINES.map(async (name): Promise<Pair> => [name, await describeEngine(name)]))],
  ['scenarios', async () => SCENARIOS.map(({ name, description }): Pair => [name, description])],
  [
    'codecs',
    () => Promise.all(CODEC_NAMES.map(async (name): Promise<Pair> => [name, (await loadCodec(name)).description])),
  ],
]);

export function addList(program: Command): void {
  program
    .command('list')
    .argument('<kind>', `what to list: ${[...LISTS.keys()].join(', ')}`)
    .description('list engines, scenarios or codecs')
    .action(async (kind: string) => {
      const list = LISTS.get(kind);
      if (list === undefined) throw nearest('list', kind, [...LISTS.keys()]);
      process.stdout.write(`${drawTable({ head: ['name', 'what it is'], left: [0, 1], rows: await list() })}\n`);
    });
}
