import { closest } from 'fastest-levenshtein';
import { LabError } from './errors.ts';

/** The error for an unknown name: says which known one is nearest. */
export function nearest(kind: string, name: string, known: readonly string[]): LabError {
  const hint = known.length === 0 ? '' : `; did you mean '${closest(name, [...known])}'?`;
  return new LabError('UNKNOWN_NAME', `unknown ${kind} '${name}'${hint} (\`lab list ${kind}s\` shows all)`);
}
