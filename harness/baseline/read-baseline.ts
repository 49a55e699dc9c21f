import { LabError } from '../../engines/errors.ts';
import { armName } from '../gate/gate-document.ts';
import { readDocument } from '../read-document.ts';
import { BASELINE, type BaselineDocument } from './baseline-document.ts';

/**
 * Reads a baseline that `lab baseline save` wrote.
 * @throws LabError RESULT_INVALID where it cannot be read, is of another version, or lacks a cell.
 */
export function readBaseline(file: string): BaselineDocument {
  const baseline = readDocument(file, BASELINE);
  const { control, engines, scenarios, ratios, counters } = baseline;
  for (const { name } of scenarios) {
    for (const engine of [armName('again', control), ...engines]) {
      if (!ratios.some((own) => own.engine === engine && own.scenario === name))
        throw missing(file, 'ratio', engine, name);
    }
    for (const engine of [control, ...engines]) {
      if (!counters.some((own) => own.engine === engine && own.scenario === name))
        throw missing(file, 'counters', engine, name);
    }
  }
  return baseline;
}

function missing(file: string, what: string, engine: string, scenario: string): LabError {
  const where = `${what} of ${engine} on ${scenario}`;
  return new LabError('RESULT_INVALID', `the baseline ${file} has no ${where}: save it again with lab baseline save`);
}
