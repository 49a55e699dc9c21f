import type Database from 'better-sqlite3';
import type { Stage } from '../stages/stage.ts';
import type { StageClock } from '../stages/stage-clock.ts';
import type { DayFile } from './day-file.ts';

type Statement = Database.Statement<unknown[], unknown>;
type Method = (...args: unknown[]) => unknown;

/** Rows lie in the table of trajectories; everything else that is read is there to find them. */
const READS_ROWS = /\b(?:from|join)\s+trajectories\b|^(?:begin|commit)/i;

/** Whether a statement reads rows or asks an index. */
export function stageOf(sql: string): Stage {
  return READS_ROWS.test(sql) ? 'fetch' : 'index';
}

/** Prepared statements whose calls are stages. */
export class StagedStatements {
  readonly #clock: StageClock;
  readonly #known = new WeakMap<Statement, Statement>();

  constructor(clock: StageClock) {
    this.#clock = clock;
  }

  /** `DayFile.statement` for these. */
  prepared(prepare: DayFile['statement']): DayFile['statement'] {
    const statements = this;
    return function (this: DayFile, sql) {
      const stage = stageOf(sql);
      const own = statements.#clock.run(stage, () => prepare.call(this, sql));
      return statements.#of(own, stage);
    };
  }

  #of(own: Statement, stage: Stage): Statement {
    const known = this.#known.get(own);
    if (known !== undefined) return known;
    const clock = this.#clock;
    const methods = new Map<string | symbol, Method>();
    const made: Statement = new Proxy(own, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        let method = methods.get(name);
        if (method === undefined) {
          const call = clock.staged(stage, value.bind(target) as Method);
          method = (...args) => answerOf(call(...args));
          methods.set(name, method);
        }
        return method;
      },
    });
    // What sets a mode, such as `pluck`, answers the statement; rows that come one by one are read one by one.
    const answerOf = (answer: unknown): unknown => {
      if (answer === own) return made;
      return isIterator(answer) ? stagedRows(answer, clock, stage) : answer;
    };
    this.#known.set(own, made);
    return made;
  }
}

function isIterator(value: unknown): value is IterableIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

function* stagedRows(rows: IterableIterator<unknown>, clock: StageClock, stage: Stage): Generator<unknown> {
  const next = clock.staged(stage, () => rows.next());
  try {
    for (let row = next(); row.done !== true; row = next()) yield row.value;
  } finally {
    rows.return?.();
  }
}
