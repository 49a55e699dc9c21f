import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { LabError } from '../../engines/errors.ts';

/** A log is renamed to `….1` when it reaches this size, and begun anew: two of these is the most it takes on disk. */
const ROTATE_BYTES = 16 * 1024 * 1024;

/** Bytes of the end that errors quote. */
const TAIL_BYTES = 2_000;

/** What a process says on stderr: in a file of bounded size, its end in memory. */
export class StderrLog {
  readonly file: string;
  #descriptor: number;
  #size = 0;
  #closed = false;
  #tail = Buffer.alloc(0);

  /**
   * Begins the file anew.
   * @throws LabError OUTPUT_UNWRITABLE.
   */
  constructor(file: string) {
    this.file = file;
    this.#descriptor = openLog(file, 'w');
  }

  /** A line that says which process speaks from here on; the tail forgets the one before. */
  begin(title: string): void {
    this.write(Buffer.from(`querylab: ${title}\n`));
    this.#tail = Buffer.alloc(0);
  }

  write(chunk: Buffer): void {
    if (this.#closed) return;
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    if (this.#size + chunk.length > ROTATE_BYTES) {
      closeSync(this.#descriptor);
      renameSync(this.file, `${this.file}.1`);
      this.#descriptor = openLog(this.file, 'w');
      this.#size = 0;
    }
    writeSync(this.#descriptor, chunk);
    this.#size += chunk.length;
  }

  /** The last lines, for the message of an error. */
  tail(): string {
    const text = this.#tail.toString('utf8').trim();
    return text === '' ? `it said nothing on stderr` : `the end of its log ${this.file}:\n${text}`;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }
}

function openLog(file: string, flag: string): number {
  try {
    return openSync(file, flag);
  } catch (error) {
    throw new LabError('OUTPUT_UNWRITABLE', `cannot write the log '${file}': ${(error as Error).message}`, {
      cause: error,
    });
  }
}
