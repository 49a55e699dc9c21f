import { closest } from 'fastest-levenshtein';
import { LabError } from './errors.ts';

/** Kinds of names that `lab list` shows. */
const LISTED = ['engine', 'scenario', 'codec'];

/** The error for an unknown name: says which known one is nearest, and how to see them all. */
export function nearest(kind: string, name: string, known: readonly string[]): LabError {
  const all = LISTED.includes(kind) ? `\`lab list ${kind}s\` shows all` : `known are ${known.join(', ')}`;
  return new LabError(
    'UNKNOWN_NAME',
    `unknown ${kind} '${name}'; did you mean '${closest(name, [...known])}'? (${all})`,
  );
}

/**
 * The known names that the patterns pick, in the order they are known; `*` stands for any characters.
 * @throws LabError UNKNOWN_NAME for a pattern that picks none.
 */
export function pickNames(kind: string, known: readonly string[], patterns: readonly string[]): string[] {
  const picked = new Set<string>();
  for (const pattern of patterns) {
    const matches = known.filter((name) => matcher(pattern).test(name));
    if (matches.length === 0) throw nearest(kind, pattern, known);
    for (const name of matches) picked.add(name);
  }
  return known.filter((name) => picked.has(name));
}

function matcher(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
