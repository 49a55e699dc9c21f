import type { BenchDocument } from '../document.ts';
import { armName, type Role } from './gate-document.ts';

/** Why the first of some arms that is out of a look is out, in a line; null where all of them are in it. */
export function failureText({ engines }: BenchDocument, engine: string, roles: readonly Role[]): string | null {
  for (const name of roles.map((role) => armName(role, engine))) {
    const own = engines.find((other) => other.name === name);
    if (own?.status === 'failed') return `${name} failed on ${own.scenario}: ${inOneLine(own.message)}`;
    if (own?.status === 'wrong') return `${name} answers otherwise on ${own.scenario}: ${own.place}`;
  }
  return null;
}

/** A message with the line that names the error of what a program said, for a list of reasons. */
export function inOneLine(message: string): string {
  const [first = '', ...said] = message.split('\n').map((line) => line.trim());
  const named = said.find((line) => /^\w*Error\b|\berror\b/i.test(line)) ?? said.findLast((line) => line !== '');
  return named === undefined ? first : `${first} ${named}`;
}
