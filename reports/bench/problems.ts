import type { BenchDocument, BenchEngine } from '../../harness/document.ts';
import { printable } from '../text-table.ts';

/** What went wrong with an engine, and the command that shows it again; one text an engine. */
export function problems({ engines }: BenchDocument): string[] {
  return engines.map(problem).filter((text) => text !== null);
}

function problem(engine: BenchEngine): string | null {
  const { name } = engine;
  switch (engine.status) {
    case 'ok':
      return null;
    case 'wrong':
      return printable(
        `WRONG ${name} on ${engine.scenario}, compared with ${engine.against}: ${engine.place}\n` +
          `  ${name}: ${engine.got}\n  ${engine.against}: ${engine.expected}\n  reproduce: ${engine.reproduce}`,
      );
    case 'failed':
      return printable(
        `FAILED ${name} on ${engine.scenario}: ${engine.message} [${engine.code}]\n  reproduce: ${engine.reproduce}`,
      );
  }
}
