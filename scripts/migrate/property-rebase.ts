import type { Side } from '../../harness/executor/pair.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';

/**
 * The same executor on another data directory.
 * @returns null where its command does not name the directory that its handshake does.
 */
export function rebased(side: Side, from: string, to: string): Side | null {
  const written = [shellQuote(from), from].find((text) => side.command.includes(text));
  if (written === undefined) return null;
  const command = side.command.replaceAll(written, () => shellQuote(to));
  return {
    name: side.name,
    command,
    ...(side.expected === undefined ? {} : { expected: { ...side.expected, dataDir: to } }),
  };
}
