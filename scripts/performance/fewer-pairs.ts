import { PEER_NAMES } from '../../engines/peers/registry.ts';
import { ENGINE_NAMES } from '../../engines/registry.ts';
import type { FewerPairs } from '../../harness/options.ts';
import { STEPS } from '../../reports/performance/steps.ts';

/** Strategies and codecs that the targets are about. */
const CONTENDERS = {
  strategies: ['scan', 'zone', 'worker-own', 'worker-zone', 'auto'],
  codecs: ['bz2-wasm', 'lz4-wasm', 'v2'],
};

/** A pass of both scenarios that takes longer than this, in milliseconds, is taken in one round only. */
const SLOW_PASS = 1_000;

/**
 * Who takes part in fewer rounds: one for what is slow and no yardstick, two for what is in no target and no step. All
 * engines in every round would take an hour on a store of production size.
 */
export function fewerPairs(): FewerPairs[] {
  const contenders = ENGINE_NAMES.filter((engine) => {
    const [strategy = '', codec = ''] = engine.split('/');
    return CONTENDERS.strategies.includes(strategy) && CONTENDERS.codecs.includes(codec);
  });
  const yardsticks = [...PEER_NAMES, ...contenders];
  return [
    { aboveMs: SLOW_PASS, pairs: 1, except: yardsticks },
    { aboveMs: 0, pairs: 2, except: [...yardsticks, ...STEPS.map(({ engine }) => engine)] },
  ];
}
