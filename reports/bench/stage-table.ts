import { milliseconds, percent, times } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import type { EngineStages, StageShare } from './stage-figures.ts';

/** Characters of a bar that stands for the whole. */
const BAR = 32;
/** Stages below this share are put together. */
const SMALL = 0.005;

/** One row an engine: the whole, and the two stages that take most. */
export function stageSummary(figures: readonly EngineStages[]): string {
  return drawTable({
    head: ['engine', 'timed\nms', 'watched\nms', 'watched\n/ timed', 'most of it', 'next'],
    left: [0, 4, 5],
    rows: figures.map(({ engine, stages, whole, timed }) => [
      engine,
      milliseconds(timed),
      milliseconds(whole),
      times(whole / timed),
      named(stages[0]),
      next(stages),
    ]),
  });
}

/** One row an engine and stage, which add up to the whole in a last row. */
export function stageTable(figures: readonly EngineStages[]): string {
  return drawTable({
    head: ['engine', 'stage', 'ms', 'share', ''],
    left: [0, 1, 4],
    rows: figures.flatMap((own) => [
      ...shown(own).map(({ stage, milliseconds: ms, share }, i) => [
        i === 0 ? own.engine : '',
        label(stage),
        milliseconds(ms),
        percent(share, 1),
        '█'.repeat(Math.round(BAR * share)),
      ]),
      [
        '',
        'whole',
        milliseconds(own.whole),
        '100 %',
        `${times(own.whole / own.timed)} of ${milliseconds(own.timed)} ms timed`,
      ],
    ]),
  });
}

/** The stages of some size, and the others as one. */
function shown({ stages, whole }: EngineStages): StageShare[] {
  const small = stages.filter(({ share }) => share < SMALL);
  if (small.length < 2) return [...stages];
  const ms = small.reduce((sum, stage) => sum + stage.milliseconds, 0);
  const together = { stage: `${small.length} below 0.5 % each`, milliseconds: ms, share: ms / whole };
  return [...stages.filter(({ share }) => share >= SMALL), together];
}

/** The second stage, by its share of the whole and of what the first leaves. */
function next([first, second]: readonly StageShare[]): string {
  if (first === undefined || second === undefined) return '';
  const rest = 1 - first.share;
  return rest > 0 ? `${named(second)}, ${percent(second.share, rest)} of the rest` : named(second);
}

function named(stage: StageShare | undefined): string {
  return stage === undefined ? '' : `${label(stage.stage)} ${percent(stage.share, 1)}`;
}

function label(stage: string): string {
  return stage === 'other' ? 'left over' : stage;
}
