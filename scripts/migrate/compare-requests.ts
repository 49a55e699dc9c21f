import { existsSync, readFileSync } from 'node:fs';
import { LabError } from '../../engines/errors.ts';
import { type QueryRequest, toRequest } from '../../engines/query/request.ts';
import { type Day, formatDay, listDays } from '../../engines/store/day-path.ts';
import { checkDataDir } from '../../engines/store/store.ts';
import { isUntil } from './day-option.ts';
import { cannedQueries } from './verify-canned.ts';
import { spread } from './verify-pairs.ts';

/** Days that the canned queries are asked about. */
const DAYS = 5;

/** A request and what reports call it. */
export interface NamedRequest {
  readonly name: string;
  readonly request: QueryRequest;
}

/**
 * Requests of a JSON-lines file (`-` for stdin). They go to the executors as they are, so that wrong ones can be compared too.
 * @throws LabError BAD_OPTION.
 */
export function requestsOf(file: string): NamedRequest[] {
  if (file !== '-' && !existsSync(file)) throw new LabError('BAD_OPTION', `--requests: there is no file '${file}'`);
  const requests = readFileSync(file === '-' ? 0 : file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ name: `line ${i + 1}`, request: parsed(line, i + 1) }]));
  if (requests.length === 0) throw new LabError('BAD_OPTION', `--requests: '${file}' holds no request`);
  return requests;
}

/** The canned queries about some days of a store, up to one. @throws LabError BAD_OPTION, DAY_FILE_INVALID. */
export function cannedRequests(dataDir: string, until?: Day): NamedRequest[] {
  return spread(daysFor(dataDir, until), DAYS)
    .flatMap((day) => cannedQueries(dataDir, day))
    .map(({ name, query }) => ({ name, request: toRequest(query) }));
}

/** Days of a store that queries are drawn about, up to one. @throws LabError DATA_DIR_NOT_FOUND, BAD_OPTION. */
export function daysFor(dataDir: string, until?: Day): Day[] {
  checkDataDir(dataDir);
  const days = listDays(dataDir).filter((day) => isUntil(day, until));
  if (days.length > 0) return days;
  throw new LabError(
    'BAD_OPTION',
    `'${dataDir}' holds no day-files${until === undefined ? '' : ` up to ${formatDay(until)}`} to draw queries about: name one with --data-dir`,
  );
}

function parsed(line: string, number: number): QueryRequest {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    throw new LabError('BAD_OPTION', `--requests: line ${number} is no JSON: ${(error as Error).message}`);
  }
  if (typeof request === 'object' && request !== null && !Array.isArray(request)) return request as QueryRequest;
  throw new LabError('BAD_OPTION', `--requests: line ${number} is no JSON object with t1, t2 and ops`);
}
