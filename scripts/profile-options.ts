import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { checkWritable } from '../engines/atomic-file.ts';
import { LabError } from '../engines/errors.ts';
import { makeFolders } from '../engines/make-folders.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { checkEngineName, engineFormat, storeOf } from '../engines/registry.ts';
import { anchorsOf } from '../engines/store/anchors.ts';
import { listDays } from '../engines/store/day-path.ts';
import { defaultWorkers } from '../engines/workers.ts';
import type { TargetSetup } from '../harness/profile/target-messages.ts';
import { ANCHORS } from '../scenarios/anchored.ts';
import { customScenario } from '../scenarios/custom.ts';
import { pickScenarios, SCENARIOS } from '../scenarios/registry.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { checkSource, resolveSource, type Source, type SourceFlags } from './bench-options.ts';
import { durationOption } from './common-options.ts';
import { MAX_WORKERS, wholeNumber } from './options.ts';

/** Seconds that a query is repeated before anything is profiled. */
const WARM_UP_SECONDS = 1;

/** Flags that `lab profile` and `lab profile diff` share. */
export interface ProfileFlags extends SourceFlags {
  readonly scenario: string;
  readonly seconds: number;
  readonly workers?: number;
  readonly out?: string;
  /** False after --no-inlining. */
  readonly inlining: boolean;
}

export function addProfileOptions(command: Command, seconds: string): Command {
  return command
    .requiredOption(
      '--scenario <name>',
      "a scenario of `list scenarios`, or a hand-written one: 'camera=…;window=…;km=…'",
    )
    .addOption(durationOption('--seconds', seconds, '10s'))
    .option('--data-dir <dir>', 'a store, or a folder with bz2/ and lz4/ stores')
    .option('--preset <name>', 'fixture, where there is no --data-dir (default: small)')
    .option(
      '--workers <n>',
      'threads of pool engines (default: min(8, cores))',
      wholeNumber('--workers', 1, MAX_WORKERS),
    )
    .option('--no-inlining', 'keep every function a frame of its own: slower code, but exact names')
    .option('--out <dir>', 'folder of the results (default: one of its own in .querylab/profiles)');
}

/** The folder of the results. */
export interface ResultFolder {
  readonly path: string;
  /** Removes it where it was made for this and nothing came into it. */
  discard(): void;
}

/** Makes the folder of the results, and proves that they will have a place there. */
export function resultFolder(out: string | undefined, name: string): ResultFolder {
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const folder = out ?? path.join(PACKAGE_ROOT, '.querylab', 'profiles', `${stamp}-${name.replace(/[^\w.-]+/g, '-')}`);
  const isNew = !existsSync(folder);
  try {
    makeFolders(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('OUTPUT_UNWRITABLE', `cannot make the folder '${folder}': ${reason}`, { cause });
  }
  checkWritable(path.join(folder, 'profile.html'));
  const discard = () => {
    if (isNew && readdirSync(folder).length === 0) rmdirSync(folder);
  };
  return { path: folder, discard };
}

/** What is asked of which store. */
export interface ProfileQuery {
  readonly scenario: Scenario;
  readonly source: Source;
  readonly query: FlightQuery;
}

/**
 * The query of the flags on the stores of the flags; makes a fixture where it is missing.
 * @throws LabError UNKNOWN_NAME, BAD_OPTION, BAD_SCENARIO and those of stores.
 */
export async function profileQuery(flags: ProfileFlags): Promise<ProfileQuery> {
  checkSource(flags);
  const scenario = scenarioOf(flags.scenario);
  const source = await resolveSource(flags);
  const [dataDir] = source.stores.values();
  const days = listDays(dataDir as string);
  return { scenario, source, query: scenario.query({ days, anchors: anchorsOf(dataDir as string, ANCHORS) }) };
}

/** What an engine is started with; `root` is the package whose build runs. */
export function targetSetup(
  engine: string,
  { source, query }: ProfileQuery,
  { workers = defaultWorkers(), inlining }: ProfileFlags,
  root = PACKAGE_ROOT,
): TargetSetup {
  checkEngineName(engine);
  const format = engineFormat(engine);
  const dataDir = storeOf(engine, source.stores) as string;
  if (format !== null && source.stores.size > 1 && !source.stores.has(format)) {
    throw new LabError('BAD_OPTION', `there is no ${format} store for ${engine}`);
  }
  return { root, engine, dataDir: path.resolve(dataDir), workers, query, warmUpSeconds: WARM_UP_SECONDS, inlining };
}

function scenarioOf(text: string): Scenario {
  if (text.includes('=')) return customScenario(text, 'custom');
  const picked = pickScenarios(SCENARIOS, [text]);
  const [scenario] = picked;
  if (scenario !== undefined && picked.length === 1) return scenario;
  throw new LabError('BAD_OPTION', `--scenario takes one scenario; '${text}' names ${picked.length}`);
}
