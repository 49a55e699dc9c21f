import process from 'node:process';
import type { Command } from 'commander';
import { CODEC_NAMES, loadCodec } from '../../engines/codec/registry.ts';
import { nearest } from '../../engines/names.ts';
import { DEFAULT_ENGINES, describeEngine, KNOWN_ENGINES } from '../../engines/registry.ts';
import { drawTable } from '../../reports/text-table.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';

interface List {
  /** What the columns after the name and what it is are called. */
  readonly more?: readonly string[];
  readonly rows: () => Promise<string[][]>;
}

const LISTS: ReadonlyMap<string, List> = new Map<string, List>([
  ['engines', { more: ['by default'], rows: () => Promise.all(KNOWN_ENGINES.map(engineRow)) }],
  ['scenarios', { rows: async () => SCENARIOS.map(({ name, description }) => [name, description]) }],
  ['codecs', { more: ['format'], rows: () => Promise.all(CODEC_NAMES.map(codecRow)) }],
]);

export function addList(program: Command): void {
  program
    .command('list')
    .argument('<kind>', `what to list: ${[...LISTS.keys()].join(', ')}`)
    .description('list engines (and which of them bench runs by default), scenarios or codecs')
    .action(async (kind: string) => {
      const list = LISTS.get(kind);
      if (list === undefined) throw nearest('list', kind, [...LISTS.keys()]);
      const head = ['name', 'what it is', ...(list.more ?? [])];
      process.stdout.write(`${drawTable({ head, left: [0, 1, 2], rows: await list.rows() })}\n`);
    });
}

async function engineRow(name: string): Promise<string[]> {
  return [name, await describeEngine(name), DEFAULT_ENGINES.includes(name) ? '*' : ''];
}

async function codecRow(name: string): Promise<string[]> {
  const { description, format } = await loadCodec(name);
  return [name, description, format];
}
