import { closest, distance } from 'fastest-levenshtein';
import { LabError } from './errors.ts';

/** Kinds of names that `lab list` shows. */
const LISTED = ['engine', 'scenario', 'codec'];

/** The known name that was probably meant: one that contains the text, or one a few letters away; null for none. */
function probable(name: string, known: readonly string[]): string | null {
  const containing = name.length < 2 ? undefined : known.find((other) => other.includes(name));
  if (containing !== undefined) return containing;
  const near = closest(name, [...known]);
  return distance(name, near) <= Math.max(2, near.length / 3) ? near : null;
}

/** The error for an unknown name: says which known one is nearest, and how to see them all. */
export function nearest(kind: string, name: string, known: readonly string[]): LabError {
  const all = LISTED.includes(kind) ? `\`lab list ${kind}s\` shows all` : `known are ${known.join(', ')}`;
  const meant = probable(name, known);
  const hint = meant === null ? '' : `; did you mean '${meant}'?`;
  return new LabError('UNKNOWN_NAME', `unknown ${kind} '${name}'${hint} (${all})`);
}

/** The known names that one of the patterns picks, in the order they are known; `*` stands for any characters. */
export function matchingNames(known: readonly string[], patterns: readonly string[]): string[] {
  const matchers = patterns.map(matcher);
  return known.filter((name) => matchers.some((own) => own.test(name)));
}

/**
 * The known names that the patterns pick, in the order they are known; `*` stands for any characters.
 * @throws LabError UNKNOWN_NAME for a pattern that picks none.
 */
export function pickNames(kind: string, known: readonly string[], patterns: readonly string[]): string[] {
  const picked = new Set<string>();
  for (const pattern of patterns) {
    const matches = matchingNames(known, [pattern]);
    if (matches.length === 0) throw nearest(kind, pattern, known);
    for (const name of matches) picked.add(name);
  }
  return known.filter((name) => picked.has(name));
}

function matcher(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
