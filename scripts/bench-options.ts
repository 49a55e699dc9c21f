import { CODEC_NAMES } from '../engines/codec/registry.ts';
import { LabError } from '../engines/errors.ts';
import { pickNames } from '../engines/names.ts';
import { codecOf, ENGINE_NAMES, KNOWN_ENGINES } from '../engines/registry.ts';
import { findStores } from '../engines/store/layout.ts';
import { defaultWorkers } from '../engines/workers.ts';
import { DEFAULT_SEED } from '../fixtures/presets.ts';
import type { BenchOptions } from '../harness/options.ts';
import { customScenario } from '../scenarios/custom.ts';
import { randomScenarios } from '../scenarios/random-scenarios.ts';
import { pickScenarios, SCENARIOS } from '../scenarios/registry.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { shellQuote } from '../scenarios/shell-quote.ts';
import { ensureFixture, fixtureDir } from './fixture-store.ts';

/** The flags of `lab bench`, as commander gives them. */
export interface BenchFlags {
  readonly dataDir?: string;
  readonly preset?: string;
  readonly engines?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly scenario?: readonly string[];
  readonly random?: number;
  readonly seed: number;
  readonly repeats: number;
  readonly workers?: number;
  readonly budget: number;
}

/** Turns flags into options of a run; makes the preset's fixture where it is missing. */
export async function resolveBenchOptions(flags: BenchFlags): Promise<BenchOptions> {
  if (flags.dataDir !== undefined && flags.preset !== undefined) {
    throw new LabError('BAD_OPTION', '--data-dir and --preset exclude each other: give one of them');
  }
  const asked = flags.engines === undefined ? null : pickNames('engine', KNOWN_ENGINES, flags.engines);
  const scenarios = resolveScenarios(flags);
  const source =
    flags.dataDir === undefined ? await presetSource(flags.preset ?? 'small') : dataDirSource(flags.dataDir);
  const engines = asked ?? ENGINE_NAMES.filter((engine) => source.stores.has(codecOf(engine)));
  for (const engine of engines) {
    // A name that ends in no codec is a peer's with a table of its own, which any store makes.
    if (!CODEC_NAMES.includes(codecOf(engine))) continue;
    if (source.stores.size < 2 || source.stores.has(codecOf(engine))) continue;
    throw new LabError('BAD_OPTION', `there is no ${codecOf(engine)} store for ${engine}`);
  }
  return {
    ...source,
    engines,
    scenarios,
    repeats: flags.repeats,
    workers: flags.workers ?? defaultWorkers(),
    budgetSeconds: flags.budget,
    seed: flags.seed,
  };
}

type Source = Pick<BenchOptions, 'stores' | 'fixture' | 'storeFlags'>;

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
