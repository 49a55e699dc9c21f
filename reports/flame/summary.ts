import { placeOf } from '../../harness/profile/frame.ts';
import type { Profile } from '../../harness/profile/profile.ts';
import { heaviestFrames, stageWeights, threadWeights } from '../../harness/profile/self-weights.ts';
import { milliseconds, percent, plural } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import { amount } from './amount.ts';

/** Frames of the table. */
export const HEAVIEST = 10;

/** What a profile says in a terminal: the heaviest frames, the share of each stage, and what each thread did. */
export function renderSummary(profile: Profile): string {
  const { engine, scenario, queries, seconds, complete, unit } = profile;
  const a = unit === 'ms' ? 'time' : 'allocation';
  return [
    `${engine} on ${scenario}: ${a} of ${plural(queries, 'query')} in ${seconds.toFixed(1)} s` +
      `${complete ? '' : ', interrupted'}.`,
    frameTable(profile),
    stageTable(profile),
    threadTable(profile),
    ...pauseLines(profile),
    ...inliningAdvice(profile),
  ].join('\n');
}

function frameTable({ threads, queries, unit }: Profile): string {
  const frames = heaviestFrames(threads);
  const whole = frames.reduce((sum, { self }) => sum + self, 0);
  return drawTable({
    head: ['by self', 'a query', 'frame', 'place', 'stage'],
    left: [2, 3, 4],
    rows: frames
      .slice(0, HEAVIEST)
      .map(({ frame, self }) => [
        percent(self, whole),
        amount(self / queries, unit),
        frame.name,
        placeOf(frame) === '' ? frame.kind : placeOf(frame),
        frame.stage,
      ]),
  });
}

function stageTable({ threads, queries, unit }: Profile): string {
  const stages = stageWeights(threads).filter(({ stage }) => stage !== 'idle');
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  return drawTable({
    head: ['stage', 'share', 'a query'],
    left: [0],
    rows: stages.map(({ stage, weight }) => [stage, percent(weight, whole), amount(weight / queries, unit)]),
  });
}

function threadTable({ threads, queries, unit }: Profile): string {
  const figures = threads.map((thread) => ({ name: thread.name, ...threadWeights(thread) }));
  if (unit === 'bytes') {
    const rows = figures.map(({ name, busy }) => [name, amount(busy / queries, unit)]);
    return drawTable({ head: ['thread', 'allocated a query'], left: [0], rows });
  }
  return drawTable({
    head: ['thread', 'busy a query', 'GC a query', 'idle a query', 'idle'],
    left: [0],
    rows: figures.map(({ name, busy, gc, idle }) => [
      name,
      ...[busy, gc, idle].map((value) => amount(value / queries, unit)),
      percent(idle, busy + gc + idle),
    ]),
  });
}

function pauseLines({ pauses = [], queries }: Profile): string[] {
  return pauses
    .filter(({ count }) => count > 0)
    .map(
      ({ threads, count, totalMs, longestMs }) =>
        `Collections of ${threads === 'main' ? 'the main thread' : 'the workers'}: ${count}, which stopped it for ` +
        `${milliseconds(totalMs / queries)} ms a query, ${milliseconds(longestMs)} ms at most.`,
    );
}

/** Share of `other` from which it is worth saying what may hide in it. */
const MUCH = 0.1;

function inliningAdvice({ threads, inlining, tool, unit }: Profile): string[] {
  const stages = stageWeights(threads).filter(({ stage }) => stage !== 'idle');
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  const other = stages.find(({ stage }) => stage === 'other')?.weight ?? 0;
  if (!inlining || tool === 'perf' || unit !== 'ms' || other < MUCH * whole) return [];
  return [
    `${percent(other, whole)} is of no stage. V8 puts small functions into those that call them, which get their time: ` +
      '--no-inlining keeps them apart.',
  ];
}
