import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { parseRequest } from '../../engines/query/request.ts';
import { openEngine, storeOf } from '../../engines/registry.ts';
import { findStores } from '../../engines/store/layout.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { planText } from '../../reports/plan.ts';
import { loadResultFormat, RESULT_FORMATS } from '../../reports/query/registry.ts';
import { CUSTOM_KEYS, customQuery, parseCustom } from '../../scenarios/custom.ts';
import { dataDirOption, outOption } from '../common-options.ts';
import { printText } from '../print-text.ts';

interface Flags extends Record<string, unknown> {
  readonly dataDir: string;
  readonly engine?: string;
  readonly format: string;
  readonly out?: string;
  readonly scenario?: string;
  readonly request?: string;
}

export function addQuery(program: Command): void {
  const command = program
    .command('query')
    .description('run one query and print the flights')
    .addOption(dataDirOption().makeOptionMandatory())
    .option('--engine <name>', 'engine that answers (default: typed on the format of the store)')
    .option('--format <name>', `one of ${RESULT_FORMATS.join(', ')}`, 'table')
    .addOption(outOption())
    .option('--scenario <spec>', "the query in one text: 'camera=39.1,-94.58;window=2024-06-11T18:00Z/20m;km=120x80'")
    .option('--request <json>', 'the query as a request of the executor protocol');
  for (const [key, what] of CUSTOM_KEYS) command.option(`--${key} <value>`, what);
  command.action(query);
}

async function query(flags: Flags): Promise<void> {
  const render = await loadResultFormat(flags.format);
  const asked = resolveQuery(flags);
  if (flags.out !== undefined) checkWritable(flags.out);
  const stores = findStores(flags.dataDir);
  const [codec] = [...stores.keys()].reverse();
  const name = flags.engine ?? `typed/${codec}`;
  const dataDir = storeOf(name, stores) as string;
  const engine = await openEngine(name, { dataDir, workers: defaultWorkers() });
  try {
    const text = [...render(await engine.query(asked))].join('');
    const plan = await engine.explain?.(asked);
    if (plan !== undefined) process.stderr.write(`${name} picked ${planText(plan)}\n`);
    printText(text, flags.out);
  } finally {
    await engine.close();
  }
}

/** The query of --request, or of --scenario with the single flags laid over it. */
function resolveQuery(flags: Flags): FlightQuery {
  const single = [...CUSTOM_KEYS.keys()].filter((key) => flags[key] !== undefined);
  if (flags.request !== undefined) {
    if (flags.scenario !== undefined || single.length > 0) {
      throw new LabError('BAD_OPTION', '--request is the whole query: leave out --scenario and the single flags');
    }
    return parseRequest(parseJson(flags.request));
  }
  const parts = parseCustom(flags.scenario ?? '');
  for (const key of single) parts.set(key, String(flags[key]));
  return customQuery(parts);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LabError('BAD_OPTION', `--request is no JSON: ${(error as Error).message}`);
  }
}
