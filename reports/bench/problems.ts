import type { BenchDocument, BenchEngine } from '../../harness/document.ts';
import { printable } from '../text-table.ts';

/** What went wrong with an engine, and the command that shows it again; one text an engine. */
export function problems({ engines }: BenchDocument): string[] {
  return engines.map(problemOf).filter((text) => text !== null);
}

/** The same of one engine; null where it did well. */
export function problemOf(engine: BenchEngine): string | null {
  const { name } = engine;
  switch (engine.status) {
    case 'ok':
      return null;
    case 'wrong':
      return lines([
        `WRONG ${name} on ${engine.scenario}, compared with ${engine.against}: ${engine.place}`,
        `  ${name}: ${engine.got}`,
        `  ${engine.against}: ${engine.expected}`,
        `  reproduce: ${engine.reproduce}`,
      ]);
    case 'failed':
      return lines([
        // The last words of a process that died have several lines.
        ...`FAILED ${name} on ${engine.scenario}: ${engine.message} [${engine.code}]`.split('\n'),
        `  reproduce: ${engine.reproduce}`,
      ]);
  }
}

function lines(texts: readonly string[]): string {
  return texts.map(printable).join('\n');
}
