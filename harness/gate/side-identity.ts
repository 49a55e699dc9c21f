import { cellKey } from '../document.ts';
import { type Agreement, askAll, differenceBetween, type Witness } from '../identity.ts';
import type { IdentityCheck } from '../identity-check.ts';
import type { BenchHooks, BoundScenario } from '../options.ts';
import type { Session } from '../session.ts';
import { armName, type GateDocument, ROLES } from './gate-document.ts';

type Difference = GateDocument['results'][number];

/** Every arm has to answer as the base of its engine does, and later processes of it as its first one. */
export class SideIdentity implements IdentityCheck {
  readonly #accepted: boolean;
  readonly #agreements = new Map<string, Agreement>();
  readonly #differences = new Map<string, Difference>();

  /** @param accepted whether a run goes on with other results, which are named all the same. */
  constructor(accepted: boolean) {
    this.#accepted = accepted;
  }

  get agreements(): ReadonlyMap<string, Agreement> {
    return this.#agreements;
  }

  /** One an engine and scenario, in the order they were met. */
  get differences(): Difference[] {
    return [...this.#differences.values()];
  }

  async check(session: Session, scenarios: readonly BoundScenario[], hooks: BenchHooks): Promise<boolean> {
    let done = 0;
    const total = scenarios.length * session.active.length;
    let goesOn = true;
    for (const bound of scenarios) {
      const found = await askAll(session, bound, (label) => hooks.onProgress('identity', ++done, total, label, null));
      for (const [arm, answer] of found) {
        const engine = engineOf(arm);
        const base = armName('base', engine);
        const truth = found.get(base);
        if (truth !== undefined && !this.#agreements.has(bound.scenario.name)) {
          this.#agreements.set(bound.scenario.name, truth);
        }
        const first = session.cell(arm, bound.scenario)?.digest;
        const witness = truth === undefined ? null : { engine: base, answer: truth };
        if (answer.digest !== first) {
          // A process that answers otherwise than an earlier one of the same build is wrong whatever is accepted.
          await this.#note(session, bound, arm, answer.digest, null, first ?? '');
          goesOn = false;
        } else if (witness !== null && answer.digest !== witness.answer.digest) {
          await this.#note(session, bound, arm, answer.digest, witness, witness.answer.digest);
          goesOn &&= this.#accepted;
        }
      }
    }
    return goesOn;
  }

  /** Names the place once; it is looked for with the processes at hand. */
  async #note(
    session: Session,
    bound: BoundScenario,
    arm: string,
    got: string,
    witness: Witness | null,
    expected: string,
  ): Promise<void> {
    const engine = engineOf(arm);
    // A contradiction takes the place of a difference that may be accepted.
    const key = cellKey(engine, bound.scenario.name);
    if (this.#differences.has(key) && witness !== null) return;
    const difference =
      witness === null
        ? {
            place: `digest: process ${session.round + 1} of ${arm} answers otherwise than its first`,
            a: got,
            b: expected,
            contradiction: true as const,
          }
        : await differenceBetween(session, bound, arm, witness, got);
    // An arm that fails when asked again is out, and the run's document says why.
    if (difference === null) return;
    const { a, b, ...rest } = difference;
    this.#differences.set(key, { engine, scenario: bound.scenario.name, got: a, expected: b, ...rest });
  }
}

function engineOf(arm: string): string {
  const role = ROLES.find((name) => arm.startsWith(armName(name, '')));
  return role === undefined ? arm : arm.slice(armName(role, '').length);
}
