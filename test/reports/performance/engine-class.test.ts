import { expect, test } from 'vitest';
import { PEER_NAMES } from '../../../engines/peers/registry.ts';
import { ENGINE_NAMES } from '../../../engines/registry.ts';
import { engineClass } from '../../../reports/performance/engine-class.ts';
import { STEPS } from '../../../reports/performance/steps.ts';

test('every engine of the registry counts as one with one thread or with workers, and no peer does', () => {
  for (const engine of ENGINE_NAMES) expect(engineClass(engine).threads, engine).not.toBeNull();
  for (const peer of PEER_NAMES) expect(engineClass(peer).threads, peer).toBeNull();
});

test('every step is an engine, and is compared with one that stands before it', () => {
  for (const [i, { engine, against }] of STEPS.entries()) {
    expect(ENGINE_NAMES).toContain(engine);
    if (i === 0) expect(against).toBeNull();
    else expect(STEPS.slice(0, i).map((step) => step.engine)).toContain(against);
  }
});
