import type { Arm } from '../../harness/options.ts';
import type { Scenario } from '../../scenarios/scenario.ts';

/** What a sweep starts from. */
export interface SweepContext {
  /** Data directory by format. */
  readonly stores: ReadonlyMap<string, string>;
  readonly engines: readonly string[];
  readonly workers: number;
  /** Values of the hand-written scenario that is varied. */
  readonly base: ReadonlyMap<string, string>;
  /** Values of the swept quantity that are wanted, ascending. */
  readonly steps: readonly number[];
  /** An empty folder that is removed after the run. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, label: string) => void;
}

/** One measured value of the swept quantity. */
export interface PlannedStep {
  readonly value: number;
  /** What the step is, for a person. */
  readonly label: string;
  readonly scenario: Scenario;
  /** What stands for each engine, where store or workers are swept. */
  readonly arms?: ReadonlyMap<string, Arm>;
}

/** A quantity that can be swept; a file each. */
export interface Axis {
  readonly description: string;
  /** What a value counts, in the plural. */
  readonly unit: string;
  /** Values that are swept where none are named. */
  readonly steps: (cores: number) => readonly number[];
  /** Whether a value must be whole. */
  readonly whole?: boolean;
  /** Greatest value. */
  readonly most: number;
  /**
   * The steps that a store allows, ascending by value.
   * @throws LabError BAD_OPTION where there are too few.
   */
  plan(context: SweepContext): Promise<PlannedStep[]>;
}
