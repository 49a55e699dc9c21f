import { LabError } from '../errors.ts';
import { flights } from './builder.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { applyOp, type Op, toOps } from './ops.ts';
import type { FlightQuery } from './query.ts';

/** The query part of a request of the executor protocol. */
export interface QueryRequest {
  /** ISO 8601 instants; UTC where no offset is given. */
  t1: string;
  t2: string;
  ops: Op[];
}

/**
 * Builds the query of a request.
 * @throws LabError BAD_REQUEST for what the protocol does not know, BAD_QUERY for a query that breaks a rule.
 */
export function parseRequest(request: unknown): FlightQuery {
  if (typeof request !== 'object' || request === null) throw bad('a request is a JSON object with t1, t2 and ops');
  const { t1, t2, ops = [] } = request as Record<string, unknown>;
  if (t1 === undefined || t2 === undefined) throw bad(`${t1 === undefined ? 't1' : 't2'} is missing from the request`);
  if (!Array.isArray(ops)) throw bad('ops is a list of [name, [arguments]]');
  const start = flights(parseInstant(t1, 't1'), parseInstant(t2, 't2'));
  return (ops as unknown[]).reduce(applyOp, start).build();
}

/** The request that `parseRequest` turns back into an equal query. */
export function toRequest(query: FlightQuery): QueryRequest {
  return { t1: formatInstant(query.t1), t2: formatInstant(query.t2), ops: toOps(query) };
}

function bad(message: string): LabError {
  return new LabError('BAD_REQUEST', message);
}
