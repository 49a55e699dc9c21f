/** A word as a POSIX shell reads it back: quoted where it holds anything that the shell would take for its own. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
