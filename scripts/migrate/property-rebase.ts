import type { Side } from '../../harness/executor/pair.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';

/**
 * The same executor on another data directory.
 * @returns null where no word of its command is the directory that its handshake names.
 */
export function rebased(side: Side, from: string, to: string): Side | null {
  const written = [shellQuote(from), from].map(asWord).find((word) => word.test(side.command));
  if (written === undefined) return null;
  const command = side.command.replace(written, (_, before: string) => `${before}${shellQuote(to)}`);
  return {
    name: side.name,
    command,
    ...(side.expected === undefined ? {} : { expected: { ...side.expected, dataDir: to } }),
  };
}

/** Matches a text that stands between blanks or as the value of an assignment, and not as part of a longer path. */
function asWord(text: string): RegExp {
  return new RegExp(`(^|[\\s=])${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}/?(?=$|[\\s;&|)])`, 'g');
}
