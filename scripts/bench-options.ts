import { LabError } from '../engines/errors.ts';
import { checkEngineName, KNOWN_ENGINES } from '../engines/registry.ts';
import { findStores } from '../engines/store/layout.ts';
import { defaultWorkers } from '../engines/workers.ts';
import { DEFAULT_SEED } from '../fixtures/presets.ts';
import { DEFAULT_FLOOR } from '../harness/comparison/verdict.ts';
import type { BenchOptions } from '../harness/options.ts';
import { customScenario } from '../scenarios/custom.ts';
import { randomScenarios } from '../scenarios/random-scenarios.ts';
import { pickScenarios, SCENARIOS } from '../scenarios/registry.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { shellQuote } from '../scenarios/shell-quote.ts';
import { enginePicker } from './engine-picker.ts';
import { ensureFixture, fixtureDir } from './fixture-store.ts';

/** Flags that name a store. */
export interface SourceFlags {
  readonly dataDir?: string;
  readonly preset?: string;
}

/** The flags of `lab bench`, as commander gives them. */
export interface BenchFlags extends SourceFlags {
  readonly engines?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly scenario?: readonly string[];
  readonly random?: number;
  readonly seed: number;
  readonly repeats: number;
  readonly pairs: number;
  readonly baseline?: string;
  readonly floor?: number;
  readonly stages?: boolean;
  readonly workers?: number;
  readonly budget?: number;
}

/** Seconds that each round of processes may take where no budget is given. */
const ROUND_SECONDS = 90;

/** Engine that is the baseline where it runs and no other is named. */
const USUAL_BASELINE = 'naive/bz2';

/** Turns flags into options of a run; makes the preset's fixture where it is missing. */
export async function resolveBenchOptions(flags: BenchFlags): Promise<BenchOptions> {
  checkSource(flags);
  const pick = enginePicker(flags.engines);
  if (flags.baseline !== undefined) checkEngineName(flags.baseline);
  const pickBaseline = flags.baseline === undefined ? () => [] : enginePicker([flags.baseline]);
  const scenarios = resolveScenarios(flags);
  const source = await resolveSource(flags);
  const [named] = pickBaseline(source.stores);
  const picked = pick(source.stores);
  // Who names a baseline wants it in the run.
  const engines = KNOWN_ENGINES.filter((engine) => engine === named || picked.includes(engine));
  return {
    ...source,
    engines,
    scenarios,
    repeats: flags.repeats,
    pairs: flags.pairs,
    baseline: named ?? (engines.includes(USUAL_BASELINE) ? USUAL_BASELINE : (engines[0] as string)),
    floor: flags.floor ?? DEFAULT_FLOOR,
    stages: flags.stages === undefined ? 'some' : flags.stages ? 'all' : 'none',
    workers: flags.workers ?? defaultWorkers(),
    budgetSeconds: flags.budget ?? ROUND_SECONDS * flags.pairs,
    seed: flags.seed,
  };
}

/** @throws LabError BAD_OPTION where two stores are named. */
export function checkSource({ dataDir, preset }: SourceFlags): void {
  if (dataDir !== undefined && preset !== undefined) {
    throw new LabError('BAD_OPTION', '--data-dir and --preset exclude each other: give one of them');
  }
}

/** The stores that flags name, by default those of the preset `small`, whose fixture is made where it is missing. */
export async function resolveSource({ dataDir, preset }: SourceFlags): Promise<Source> {
  return dataDir === undefined ? await presetSource(preset ?? 'small') : dataDirSource(dataDir);
}

/** The stores that a run reads, and how they were named. */
export type Source = Pick<BenchOptions, 'stores' | 'fixture' | 'storeFlags'>;

function dataDirSource(dataDir: string): Source {
  return { stores: findStores(dataDir), fixture: null, storeFlags: `--data-dir ${shellQuote(dataDir)}` };
}

async function presetSource(preset: string): Promise<Source> {
  const { seed, digest } = await ensureFixture(preset, DEFAULT_SEED);
  return {
    stores: findStores(fixtureDir(preset, DEFAULT_SEED)),
    fixture: { preset, seed, digest },
    storeFlags: `--preset ${preset}`,
  };
}

/** Named ones unless only hand-written ones were asked for, drawn ones, hand-written ones. */
function resolveScenarios({ scenarios, scenario = [], random = 0, seed }: BenchFlags): Scenario[] {
  const custom = scenario.map((spec, i) => customScenario(spec, `custom/${i + 1}`));
  const drawn = randomScenarios(random, seed);
  if (scenarios !== undefined) return [...pickScenarios([...SCENARIOS, ...drawn], scenarios), ...custom];
  return [...(custom.length > 0 ? [] : SCENARIOS), ...drawn, ...custom];
}
