/** What kind of failure an error is; it decides the exit status of the command line. */
export type ErrorKind = 'usage' | 'data' | 'check' | 'unqualified' | 'internal' | 'interrupted';

/**
 * Exit status by kind: a user's mistake 2, bad data or a failed check 1, a machine that was not fit 4, a fault of
 * the lab 70, Ctrl-C 130.
 */
export const EXIT_STATUS: Record<ErrorKind, number> = {
  usage: 2,
  data: 1,
  check: 1,
  unqualified: 4,
  internal: 70,
  interrupted: 130,
};

/** Every code an error of the lab can carry. */
export const ERROR_KINDS = {
  BAD_OPTION: 'usage',
  UNKNOWN_NAME: 'usage',
  BAD_SCENARIO: 'usage',
  BAD_QUERY: 'usage',
  BAD_REQUEST: 'usage',
  DATA_DIR_NOT_FOUND: 'usage',
  DATA_DIR_EMPTY: 'usage',
  CODEC_MISMATCH: 'usage',
  FIXTURE_MISSING: 'usage',
  FIXTURE_STALE: 'usage',
  OUTPUT_UNWRITABLE: 'usage',
  RESULT_INVALID: 'usage',
  NOT_COMPARABLE: 'usage',
  REF_NOT_BUILT: 'usage',
  NOT_BUILT: 'usage',
  HISTORY_INVALID: 'usage',
  PEER_UNAVAILABLE: 'usage',
  TOOL_UNAVAILABLE: 'usage',
  DAY_FILE_INVALID: 'data',
  DAY_FILE_BUSY: 'data',
  TARGET_DIFFERS: 'check',
  UNKNOWN_VERSION: 'data',
  BLOB_CORRUPT: 'data',
  BLOB_TOO_LARGE: 'data',
  RECORD_LENGTH: 'data',
  TOO_MANY_POINTS: 'data',
  EXECUTOR_FAILED: 'check',
  TOOL_FAILED: 'check',
  MACHINE_BUSY: 'unqualified',
  WORKER_DIED: 'internal',
  CHILD_DIED: 'internal',
  INTERNAL: 'internal',
  INTERRUPTED: 'interrupted',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;

/** Where in a store an error was met. */
export interface ErrorPlace {
  /** Path of the day-file. */
  file?: string;
  /** `trajectories.id` of the row. */
  row?: number;
  /** Offset in the blob, in bytes. */
  byte?: number;
}

/** The one error class of the lab: a code, a message for a person, and the place where there is one. */
export class LabError extends Error {
  readonly code: ErrorCode;
  readonly file: string | undefined;
  readonly row: number | undefined;
  readonly byte: number | undefined;
  /** The message without its place. */
  readonly bare: string;

  constructor(code: ErrorCode, message: string, details: ErrorPlace & { cause?: unknown } = {}) {
    const { cause, file, row, byte } = details;
    super(describe(message, details), cause === undefined ? undefined : { cause });
    this.name = 'LabError';
    this.code = code;
    this.bare = message;
    this.file = file;
    this.row = row;
    this.byte = byte;
  }

  /** Exit status that a command ends with when this error reaches its top. */
  get exitStatus(): number {
    return EXIT_STATUS[ERROR_KINDS[this.code]];
  }

  /** The same error with a place filled in where it had none. */
  at(place: ErrorPlace): LabError {
    const known: ErrorPlace = {};
    if (this.file !== undefined) known.file = this.file;
    if (this.row !== undefined) known.row = this.row;
    if (this.byte !== undefined) known.byte = this.byte;
    return new LabError(this.code, this.bare, { ...place, ...known, cause: this.cause ?? this });
  }
}

/** Any thrown value as a LabError: what is not one is an internal fault. */
export function toLabError(error: unknown): LabError {
  if (error instanceof LabError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LabError('INTERNAL', message, { cause: error });
}

function describe(message: string, { file, row, byte }: ErrorPlace): string {
  const place = [
    file === undefined ? '' : `file ${file}`,
    row === undefined ? '' : `row ${row}`,
    byte === undefined ? '' : `byte ${byte}`,
  ].filter((part) => part !== '');
  return place.length === 0 ? message : `${message} (${place.join(', ')})`;
}
