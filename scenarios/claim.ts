import { LabError } from '../engines/errors.ts';
import { matchingNames } from '../engines/names.ts';

/** One thing that a claim says: an engine is at least so many times as fast as another. */
export interface Bound {
  readonly engine: string;
  /** The engine it is compared with. */
  readonly against: string;
  /** Names of scenarios; `*` stands for any characters. */
  readonly scenarios: readonly string[];
  /** Candidates of the index that a scenario has at least; 0 means all scenarios. */
  readonly candidates: number;
  /** Times as fast, at least: time of `against` divided by time of `engine`. */
  readonly least: number;
  /** Whether it says so of every one of these scenarios, or of the geometric mean over them. */
  readonly on: 'each' | 'together';
}

/** A statement about engines that can be proved and refuted: it holds where all of its bounds do. */
export interface Claim {
  readonly name: string;
  /** The statement, for a person. */
  readonly text: string;
  /** Whether the project stands for it. What it does not stand for is a question: its answer fails nothing. */
  readonly stands: boolean;
  readonly bounds: readonly Bound[];
}

/** The bound of a claim that an engine is slower by at most a share: 0.05 allows 5 % more time. */
export function slowerByAtMost(share: number): number {
  return 1 / (1 + share);
}

/**
 * Makes sure that the sentence of a claim says what its bounds do, so that no report proves or refutes another one.
 * @throws LabError BAD_OPTION with what the text lacks.
 */
export function checkClaimText({ name, text, bounds }: Pick<Claim, 'name' | 'text' | 'bounds'>): void {
  for (const { engine, against, least, candidates } of bounds) {
    const figure = least < 1 ? `by more than ${Math.round(100 / least - 100)} %` : `at least ${least} times`;
    const over = [`${candidates} candidates or more`, `over ${candidates - 1} candidates`];
    const lacking = [engine, against, figure].find((said) => !text.includes(said));
    const uncounted = candidates > 0 && !over.some((said) => text.includes(said));
    const missing = lacking ?? (uncounted ? over[0] : undefined);
    if (missing === undefined) continue;
    throw new LabError(
      'BAD_OPTION',
      `the text of claim '${name}' does not say '${missing}', as its bounds do: mend either`,
    );
  }
}

/**
 * Names of the scenarios that a bound is about.
 * @param candidates of each scenario on a store, in the order they run.
 */
export function scenariosMeant(bound: Bound, candidates: ReadonlyMap<string, number>): string[] {
  return matchingNames([...candidates.keys()], bound.scenarios).filter(
    (name) => (candidates.get(name) ?? 0) >= bound.candidates,
  );
}
