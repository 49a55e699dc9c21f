import { LabError } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { toRequest } from '../../engines/query/request.ts';
import { ENGINE_NAMES } from '../../engines/registry.ts';
import type { BaselineDocument } from '../../harness/baseline/baseline-document.ts';
import { baselineObstacles } from '../../harness/baseline/baseline-obstacles.ts';
import { dayFiles } from '../../harness/day-files.ts';
import { readEnvironment } from '../../harness/environment/environment.ts';
import { bindScenarios } from '../../harness/run.ts';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Source, SourceFlags } from '../bench-options.ts';

/**
 * The scenarios of a baseline that some patterns pick.
 * @throws LabError UNKNOWN_NAME; NOT_COMPARABLE where one is not known any more.
 */
export function scenariosOf(file: string, baseline: BaselineDocument, patterns: readonly string[]): Scenario[] {
  const names = pickNames(
    'scenario',
    baseline.scenarios.map(({ name }) => name),
    patterns,
  );
  const gone = names.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (gone === undefined) return pickScenarios(SCENARIOS, names);
  throw notComparable(file, `this checkout has no scenario ${gone}`);
}

/** @throws LabError NOT_COMPARABLE where an engine is not known any more. */
export function checkStillThere(file: string, engine: string): void {
  if (!ENGINE_NAMES.includes(engine)) throw notComparable(file, `this checkout has no engine ${engine}`);
}

/** The store that is named, or else the one of the baseline, where that is a fixture. */
export function sourceFlags(
  file: string,
  { configuration }: BaselineDocument,
  { dataDir, preset }: SourceFlags,
): SourceFlags {
  if (dataDir !== undefined) return { dataDir };
  const named = preset ?? configuration.fixture?.preset;
  if (named !== undefined) return { preset: named };
  throw new LabError('BAD_OPTION', `the baseline ${file} was not taken on a fixture: name its store with --data-dir`);
}

/**
 * What was overlooked because of --force.
 * @throws LabError NOT_COMPARABLE with every reason.
 */
export function checkComparable(
  file: string,
  baseline: BaselineDocument,
  run: { source: Source; scenarios: readonly Scenario[]; workers: number; engines: readonly string[] },
  force: boolean,
): string[] {
  const { source, scenarios, workers, engines } = run;
  const found = baselineObstacles(baseline, {
    environment: readEnvironment(engines),
    configuration: { fixture: source.fixture, dayFiles: dayFiles(source.stores), workers },
    scenarios: bindScenarios({ stores: source.stores, scenarios }).map(({ scenario, query }) => ({
      name: scenario.name,
      request: toRequest(query),
    })),
  });
  const machines = found.filter(({ kind }) => kind === 'machine');
  const fatal = force ? found.filter(({ kind }) => kind !== 'machine') : found;
  if (fatal.length > 0) {
    const remedy = fatal.length === machines.length ? '; --force compares all the same' : '';
    throw notComparable(file, `${fatal.map(({ text }) => text).join('; ')}${remedy}`);
  }
  return machines.map(({ text }) => text);
}

function notComparable(file: string, why: string): LabError {
  return new LabError(
    'NOT_COMPARABLE',
    `not comparable with the baseline ${file}: ${why}. Save a new one, or use --base`,
  );
}
