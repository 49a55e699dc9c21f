import { ERROR_KINDS, type ErrorCode, LabError, toLabError } from './errors.ts';

/** How a worker or child process reports an error: classes do not survive the thread boundary. */
export interface Failure {
  ok: false;
  code: ErrorCode;
  message: string;
  file?: string;
  row?: number;
  byte?: number;
}

/** Flattens an error to a message that can be posted. */
export function toFailure(error: unknown): Failure {
  const { code, bare, file, row, byte } = toLabError(error);
  const failure: Failure = { ok: false, code, message: bare };
  if (file !== undefined) failure.file = file;
  if (row !== undefined) failure.row = row;
  if (byte !== undefined) failure.byte = byte;
  return failure;
}

/** Turns a posted failure into the error it was made of. */
export function fromFailure({ code, message, file, row, byte }: Failure): LabError {
  const place: { file?: string; row?: number; byte?: number } = {};
  if (file !== undefined) place.file = file;
  if (row !== undefined) place.row = row;
  if (byte !== undefined) place.byte = byte;
  return new LabError(code in ERROR_KINDS ? code : 'INTERNAL', message, place);
}
