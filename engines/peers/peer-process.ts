import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { LabError } from '../errors.ts';
import { type Failure, fromFailure } from '../failure.ts';
import type { PeerStages } from './peer-stages.ts';

/** Characters of a dead peer's stderr that its error quotes. */
const STDERR_TAIL = 2_000;
/** How long a peer may take to end after its input did, in milliseconds. */
const PATIENCE = 5_000;

/** One trajectory of a full reply. */
export interface PeerTrajectory {
  readonly source_id: string;
  readonly n_points: number;
  readonly points_b64: string;
  readonly source: number;
  readonly transponder_id: string | null;
  readonly orig: string | null;
  readonly dest: string | null;
  readonly callsign: string;
  readonly aircraft_type: string | null;
}

/** What a peer says of its cost; the same things as `Counters`. */
export interface PeerCounters {
  readonly candidates: number;
  readonly rows: number;
  readonly bytes_read: number;
  readonly bytes_decompressed: number;
  readonly points_decoded: number;
  readonly tasks: number;
}

/** What calls of a query took of the peer's process: processors by all of them together, the peak up to their end in bytes. */
export interface PeerCosts {
  readonly user_seconds: number;
  readonly system_seconds: number;
  readonly peak_rss: number;
}

/** A reply that is an answer; `seconds` where a `repeat` was asked for, `stages` and `costs` where these were. */
export interface PeerAnswer {
  readonly ok: true;
  readonly trajectories: readonly PeerTrajectory[];
  readonly seconds?: readonly number[];
  readonly stages?: readonly PeerStages[];
  readonly costs?: PeerCosts;
  readonly counters: PeerCounters;
}

type PeerReply = PeerAnswer | Failure;

interface Pending {
  resolve(line: string): void;
  reject(error: LabError): void;
}

/** A foreign process that speaks the executor protocol. Requests may overlap: replies come in their order. */
export class PeerProcess {
  readonly name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #pending: Pending[] = [];
  readonly #closed: Promise<void>;
  #chunks: Buffer[] = [];
  #ended: LabError | null = null;
  #stderr = '';

  /**
   * Starts a peer and waits until it says that it is ready.
   * @throws LabError CHILD_DIED.
   */
  static async start(name: string, command: string, args: readonly string[]): Promise<PeerProcess> {
    const peer = new PeerProcess(name, command, args);
    await peer.#nextLine();
    return peer;
  }

  private constructor(name: string, command: string, args: readonly string[]) {
    this.name = name;
    // A group of its own: Ctrl-C is for the harness, which decides what becomes of its engines.
    this.#child = spawn(command, args, { detached: true });
    this.#child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL);
    });
    // Writing to a peer that died fails; how it ended says more than that.
    this.#child.stdin.on('error', () => undefined);
    this.#child.on('error', (error) => this.#end(`could not run: ${error.message}`));
    this.#closed = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => {
        this.#end(signal === null ? `exited with ${code}` : `got ${signal}`);
        resolve();
      });
    });
  }

  /** Process id, so that a test can kill it. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Sends a request and waits for its answer.
   * @throws LabError what the peer replied; CHILD_DIED.
   */
  async ask(request: object): Promise<PeerAnswer> {
    if (this.#ended !== null) throw this.#ended;
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const reply = JSON.parse(await this.#nextLine()) as PeerReply;
    if (!reply.ok) throw fromFailure(reply);
    return reply;
  }

  /** Ends the peer's input, and the peer where it does not end by itself. */
  async close(): Promise<void> {
    this.#child.stdin.end();
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE);
    await this.#closed;
    clearTimeout(impatience);
  }

  #nextLine(): Promise<string> {
    return new Promise((resolve, reject) => this.#pending.push({ resolve, reject }));
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      const line = Buffer.concat([...this.#chunks, rest.subarray(0, end)]).toString('utf8');
      this.#chunks = [];
      rest = rest.subarray(end + 1);
      this.#pending.shift()?.resolve(line);
    }
    if (rest.length > 0) this.#chunks.push(rest);
  }

  #end(what: string): void {
    const stderr = this.#stderr.trim();
    this.#ended ??= new LabError(
      'CHILD_DIED',
      `the peer ${this.name} ${what}${stderr === '' ? '' : `; it said:\n${stderr}`}`,
    );
    for (const { reject } of this.#pending.splice(0)) reject(this.#ended);
  }
}
