import { type BenchCell, type BenchDocument, type BenchEngine, samplesOf } from '../../harness/document.ts';
import { median } from '../../harness/stats.ts';
import { problemOf } from '../bench/problems.ts';
import { type JunitCase, junitText } from '../junit-text.ts';
import type { RenderReport } from './format.ts';

/**
 * JUnit XML: a suite a scenario, a test an engine, with the median of a call in seconds as its time. A wrong result is
 * a failure, an engine that could not answer an error; what was therefore not timed is skipped.
 */
const junit: RenderReport = (document) => {
  const suites = document.scenarios.map(({ name }) => ({
    name,
    cases: document.engines.map((engine) => caseOf(document, engine, name)),
  }));
  return junitText('querylab bench', suites, document.createdAt);
};

export default junit;

function caseOf({ cells }: BenchDocument, engine: BenchEngine, scenario: string): JunitCase {
  const samples = cells.filter((cell: BenchCell) => cell.engine === engine.name && cell.scenario === scenario);
  const times = samples.flatMap(samplesOf);
  const seconds = times.length === 0 ? 0 : median(times) / 1000;
  const told = (outcome: JunitCase['outcome'], message: string): JunitCase => {
    return { name: engine.name, classname: scenario, outcome, message, text: message, seconds };
  };
  if (engine.status !== 'ok' && engine.scenario === scenario) {
    return told(engine.status === 'wrong' ? 'failure' : 'error', problemOf(engine) ?? '');
  }
  if (times.length > 0) return told('passed', '');
  return told('skipped', engine.status === 'ok' ? 'not timed' : `not timed: ${engine.status} on ${engine.scenario}`);
}
