import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LabError } from '../engines/errors.ts';
import { timedEngines } from './comparison/compare.ts';
import { type BenchDocument, benchSchema, SCHEMA_NAME, SCHEMA_VERSION } from './document.ts';

/** Places of a document that an error names; more would hide the first. */
const PLACES = 3;

/** What every version of every document of the lab has. */
const headSchema = z.object({ schema: z.string(), version: z.number() });

/** How a kind of document is known. */
export interface DocumentKind<T> {
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** The command that writes it. */
  readonly command: string;
}

/** Results of the bench. */
export const BENCH: DocumentKind<BenchDocument> = {
  name: SCHEMA_NAME,
  version: SCHEMA_VERSION,
  schema: benchSchema,
  command: 'lab bench --json',
};

/**
 * Reads a result that `lab bench --json` saved.
 * @throws LabError RESULT_INVALID where it cannot be read, is no whole JSON, or is no result of this version.
 */
export function readBenchDocument(file: string): BenchDocument {
  return readDocument(file, BENCH);
}

/**
 * Reads a saved document of a kind.
 * @throws LabError RESULT_INVALID where it cannot be read, is no whole JSON, or is none of this kind and version.
 */
export function readDocument<T>(file: string, kind: DocumentKind<T>): T {
  return parseDocument(readSaved(file), kind);
}

/** A saved file whose content is JSON, of whatever kind. */
export interface SavedFile {
  readonly file: string;
  readonly json: unknown;
}

/** @throws LabError RESULT_INVALID where it cannot be read or is no whole JSON. */
export function readSaved(file: string): SavedFile {
  return { file, json: readJson(file) };
}

/**
 * Which of several kinds of document a saved file is.
 * @throws LabError RESULT_INVALID where it is none of them.
 */
export function kindOf<Kind extends Pick<DocumentKind<unknown>, 'name' | 'command'>>(
  { file, json }: SavedFile,
  kinds: readonly Kind[],
): Kind {
  const head = headSchema.safeParse(json);
  const kind = kinds.find(({ name }) => head.success && head.data.schema === name);
  if (kind !== undefined) return kind;
  const wanted = kinds.map(({ name }) => `"${name}"`).join(' or ');
  throw invalid(
    file,
    `has no "schema": ${wanted}: give a file that ${kinds.map(({ command }) => command).join(' or ')} wrote`,
  );
}

/**
 * The document in a saved file.
 * @throws LabError RESULT_INVALID where it is none of this kind and version.
 */
export function parseDocument<T>(saved: SavedFile, kind: DocumentKind<T>): T {
  const { file, json } = saved;
  const { version: own, schema, command } = kindOf(saved, [kind]);
  const { version } = headSchema.parse(json);
  if (version !== own) {
    const remedy =
      version > own ? 'read it with the newer lab that wrote it' : `run ${command.replace(/ --json$/, '')} again`;
    throw invalid(file, `has schema version ${version}, and this lab reads version ${own}: ${remedy}`);
  }
  const document = schema.safeParse(json);
  if (document.success) return document.data;
  const { issues } = document.error;
  const named = issues.slice(0, PLACES).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const more = issues.length > PLACES ? `; and ${issues.length - PLACES} more` : '';
  throw invalid(file, `is damaged: ${named.join('; ')}${more}`);
}

/**
 * The same, of a run in which an engine was timed.
 * @throws LabError RESULT_INVALID, also where there is no sample.
 */
export function readTimedDocument(file: string): BenchDocument {
  const document = readBenchDocument(file);
  if (timedEngines(document).length > 0) return document;
  throw invalid(file, 'has no samples: no engine was timed in that run');
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(file, `cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, `is no whole JSON document: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
}

function invalid(file: string, what: string): LabError {
  return new LabError('RESULT_INVALID', `the result ${file} ${what}`);
}
