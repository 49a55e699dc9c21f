/** The text of a hand-written scenario with some of its values changed. */
export function specWith(parts: ReadonlyMap<string, string>, changed: Readonly<Record<string, string>>): string {
  return [...new Map([...parts, ...Object.entries(changed)])].map(([key, value]) => `${key}=${value}`).join(';');
}
