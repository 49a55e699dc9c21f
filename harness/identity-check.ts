import { type Agreement, type Arbiter, checkIdentity, verifyAnswers } from './identity.ts';
import type { BenchHooks, BoundScenario } from './options.ts';
import type { Session } from './session.ts';

/** How the answers of a round's fresh processes are judged before they are timed. */
export interface IdentityCheck {
  /** What is agreed on, by scenario. */
  readonly agreements: ReadonlyMap<string, Agreement>;
  /**
   * Asks every process on every scenario once, and takes out engines that must not be timed.
   * @returns false where the run is to end at once.
   * @throws LabError INTERRUPTED.
   */
  check(session: Session, scenarios: readonly BoundScenario[], hooks: BenchHooks, arbiter: Arbiter): Promise<boolean>;
}

/** The truth is what most strategies say; whoever says something else is out, and the others go on. */
export class MajorityIdentity implements IdentityCheck {
  #agreements = new Map<string, Agreement>();

  get agreements(): ReadonlyMap<string, Agreement> {
    return this.#agreements;
  }

  async check(session: Session, scenarios: readonly BoundScenario[], hooks: BenchHooks, arbiter: Arbiter) {
    if (session.round > 0) await verifyAnswers(session, scenarios, this.#agreements, hooks);
    else {
      const agreed = await checkIdentity(session, scenarios, hooks, arbiter);
      this.#agreements = new Map([...this.#agreements, ...agreed]);
    }
    return true;
  }
}
