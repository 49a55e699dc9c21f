import { type ErrorCode, LabError } from '../../engines/errors.ts';

/** The error that `action` throws or rejects with; fails where it is none of the lab's or has another code. */
export async function caught(code: ErrorCode, action: () => unknown): Promise<LabError> {
  let value: unknown;
  try {
    value = await action();
  } catch (error) {
    if (error instanceof LabError && error.code === code) return error;
    throw new Error(`expected a LabError ${code}, caught ${String(error)}`, { cause: error });
  }
  throw new Error(`expected a LabError ${code}, got ${JSON.stringify(value)?.slice(0, 200)}`);
}
