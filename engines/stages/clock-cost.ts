import { type ClockCost, StageClock } from './stage-clock.ts';

/** Empty stages of a batch; the first batches are there to be compiled. */
const STAGES = 2_000;
const BATCHES = 9;

let known: ClockCost | null = null;

/** What a stage costs in this thread: the least of several batches of empty ones, measured once. */
export function clockCost(): ClockCost {
  known ??= measure();
  return known;
}

function measure(): ClockCost {
  const clock = new StageClock();
  const empty = clock.staged('decode', () => undefined);
  let inner = Infinity;
  let outer = Infinity;
  for (let batch = 0; batch < BATCHES; batch++) {
    clock.begin();
    for (let i = 0; i < STAGES; i++) empty();
    const { stages } = clock.end();
    inner = Math.min(inner, (stages.decode ?? 0) / STAGES);
    outer = Math.min(outer, (stages.other ?? 0) / STAGES);
  }
  return { inner, outer };
}
