declare module 'libbzip2-wasm' {
  /** Result object that lives in wasm memory until `delete()`. */
  export interface Outcome {
    readonly error: number;
    readonly errorMsg: string;
    /** A copy of the output. */
    readonly output: Uint8Array;
    delete(): void;
  }
  export interface Libbzip2 {
    /** `level` 1–9, `workFactor` 0–250 (0 = 30). */
    compressBZ2(raw: Uint8Array, level: number, workFactor: number): Outcome;
    then?(ready: () => void): void;
  }
  export default function load(): Libbzip2;
}
