import { ERROR_KINDS, type ErrorCode } from '../../engines/errors.ts';
import type { JobEnd } from './bulk-run.ts';
import type { Outcome } from './convert-outcome.ts';

/** What a job that ended has said; one that died without a word has failed too. */
export function outcomeOf({ job, seconds, exitval, signal, stdout, stderr }: JobEnd): Outcome {
  const said = parse(stdout);
  if (said !== null && (exitval === 0) === (said.status !== 'failed') && signal === 0) return said;
  const { source, target } = job;
  const [, message = '', code = ''] = /querylab: (.*) \[([A-Z_]+)\]$/m.exec(stderr) ?? [];
  if (code in ERROR_KINDS) return { status: 'failed', source, target, code: code as ErrorCode, message, seconds };
  const how = signal === 0 ? `status ${exitval}` : `signal ${signal}`;
  const words = stderr.trim().split('\n').at(-1);
  const died = `its process ended with ${how}${words === '' ? '' : `: ${words}`} (file ${source})`;
  return { status: 'failed', source, target, code: 'CHILD_DIED', message: died, seconds };
}

function parse(stdout: string): Outcome | null {
  try {
    return JSON.parse(stdout) as Outcome;
  } catch {
    return null;
  }
}
