import { LabError } from '../../engines/errors.ts';
import { meanCondition, OTHER_WORK } from '../environment/mean-condition.ts';
import type { BaselineCheck } from './baseline-check.ts';
import type { BaselineDocument } from './baseline-document.ts';

/**
 * What other work did meanwhile, a text each where it was too much. Two runs under other loads differ although nothing
 * else does: what competes for caches and processors slows engines down by other shares than their control, and the
 * control against itself cannot show that.
 */
export function otherWork({ baseline, asked, screening, confirmation }: BaselineCheck): string[] {
  const rounds = [screening, confirmation].flatMap((run) => run?.conditions ?? []);
  return [
    ...busy('while the baseline was taken', baseline.otherCores, baseline.environment.cores),
    ...busy('during this run', meanCondition(rounds, 'otherCores'), asked.environment.cores),
  ];
}

/** The same of a baseline alone. */
export function otherWorkThen({ otherCores, environment }: BaselineDocument): string[] {
  return busy('meanwhile', otherCores, environment.cores);
}

/** @throws LabError MACHINE_BUSY where other work was too much while a baseline was taken: no run qualifies against it. */
export function checkLeftAlone(baseline: BaselineDocument): void {
  const [text] = otherWorkThen(baseline);
  if (text === undefined) return;
  throw new LabError(
    'MACHINE_BUSY',
    `no baseline was saved: ${text}, and no run would qualify against it; save it when the machine does nothing else, or with --force`,
  );
}

function busy(when: string, others: number | null, cores: number): string[] {
  if (others === null || others <= OTHER_WORK * cores) return [];
  return [`other work took ${others.toFixed(1)} of ${cores} processors ${when}`];
}
