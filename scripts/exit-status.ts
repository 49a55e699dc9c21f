import { ERROR_KINDS, type ErrorCode, EXIT_STATUS } from '../engines/errors.ts';
import type { BenchDocument } from '../harness/document.ts';

/** 0 where all engines agree, 1 where one does not, 2 where all met the same mistake of the user's, 130 after Ctrl-C. */
export function exitStatus({ complete, engines }: BenchDocument): number {
  if (!complete) return EXIT_STATUS.interrupted;
  if (engines.every(({ status }) => status === 'ok')) return 0;
  const statuses = engines.map((engine) => (engine.status === 'failed' ? statusOf(engine.code) : EXIT_STATUS.check));
  return statuses.every((status) => status === EXIT_STATUS.usage) ? EXIT_STATUS.usage : EXIT_STATUS.check;
}

function statusOf(code: string): number {
  return EXIT_STATUS[ERROR_KINDS[code as ErrorCode] ?? 'internal'];
}
