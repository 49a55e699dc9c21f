import { readFileSync } from 'node:fs';
import { addTimes, type Stage, type StageTimes, totalOf } from '../../stages/stage.ts';

/** What DuckDB's profiler writes of an operator and of those it reads from; times are seconds. */
export interface Operator {
  readonly operator_type?: string;
  readonly operator_timing?: number;
  readonly extra_info?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Operator[];
}

/** What each kind of operator is to the lab; scans are told by their tables. */
const STAGE_OF: Readonly<Record<string, Stage>> = {
  FILTER: 'filter',
  HASH_JOIN: 'filter',
  COLUMN_DATA_SCAN: 'filter',
  ORDER_BY: 'materialise',
  PROJECTION: 'materialise',
};

/**
 * Milliseconds that a statement's operators took, by stage. A scan of the envelopes is the index, a scan of the points
 * their fetch: it decompresses and tests what it can within, and DuckDB does not divide that. What is of no kind is left
 * over.
 */
export function stagesOfProfile(profile: Operator): StageTimes {
  const times: StageTimes = {};
  const milliseconds = (profile.operator_timing ?? 0) * 1000;
  if (milliseconds > 0) addTimes(times, { [stageOf(profile)]: milliseconds });
  for (const child of profile.children ?? []) addTimes(times, stagesOfProfile(child));
  return times;
}

function stageOf({ operator_type: type = '', extra_info: info = {} }: Operator): Stage {
  if (type !== 'TABLE_SCAN') return STAGE_OF[type] ?? 'other';
  return String(info.Table).endsWith('trajectories') ? 'index' : 'fetch';
}

/** Takes the times of one call: of statements by the profile that DuckDB has written, of the rest as it passes. */
export class CallStages {
  readonly stages: StageTimes = {};
  readonly #file: string;
  #since = performance.now();

  /** @param file that the profile of every statement is written to. */
  constructor(file: string) {
    this.#file = file;
  }

  /** Ends a part of the call. The time to read a profile is no part of it. */
  readonly ended = (part: Stage | 'statement'): void => {
    const milliseconds = performance.now() - this.#since;
    if (part === 'statement') {
      const own = stagesOfProfile(JSON.parse(readFileSync(this.#file, 'utf8')) as Operator);
      addTimes(this.stages, own);
      addTimes(this.stages, { other: Math.max(0, milliseconds - totalOf(own)) });
    } else {
      addTimes(this.stages, { [part]: milliseconds });
    }
    this.#since = performance.now();
  };
}
