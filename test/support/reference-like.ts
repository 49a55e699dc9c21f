/** Whether a stored value satisfies a condition: equality, or LIKE where the condition has `*`; null is any. */
export function matches(value: string | null, condition: string | null): boolean {
  if (condition === null) return true;
  if (value === null) return false;
  return condition.includes('*') ? like(value, condition.split('*').join('%')) : value === condition;
}

/** SQL LIKE: `%` is any run of characters, `_` any one; letters a–z and A–Z are equal, all others are not. */
export function like(value: string, pattern: string): boolean {
  const escaped = [...pattern].map((character) => {
    if (character === '%') return '[^]*';
    if (character === '_') return '[^]';
    if (/[a-z]/i.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
  return new RegExp(`^${escaped.join('')}$`, 'u').test(value);
}
