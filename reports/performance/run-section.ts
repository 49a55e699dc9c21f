import type { BenchDocument } from '../../harness/document.ts';
import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { pairsTaken } from '../bench/figures.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { missingPairs } from '../bench/missing-pairs.ts';
import { count, plural } from '../numbers.ts';
import { printable } from '../text-table.ts';

/** When, where and on what a run was made, and what makes it doubtful. */
export function runFacts(preset: string, bench: BenchDocument): string {
  const { environment: env, configuration, scenarios, createdAt } = bench;
  const doubts = [missingPairs(bench), ...machineDoubts(bench)].filter((text) => text !== null);
  const commit = env.commit === null ? '' : `, commit ${env.commit.slice(0, 10)}${env.dirty ? ' with changes' : ''}`;
  return [
    `\`${preset}\`, ${createdAt.slice(0, 16).replace('T', ' ')} UTC${commit}: ${env.cores} × ${env.cpu}, Node ${env.node}, ` +
      `SQLite ${env.sqlite}, ${configuration.workers} workers, ${plural(pairsTaken(bench.cells), 'round')} of fresh processes; ` +
      `${scenarios.map(({ name, hits, pointsReturned }) => `${name}: ${count(hits ?? 0)} hits, ${count(pointsReturned ?? 0)} points`).join('; ')}.`,
    ...doubts.map((doubt) => `- Doubtful: ${doubt}.`),
  ]
    .map(printable)
    .join('\n');
}

/** Which central camera is the busiest on a store: the one that is measured. */
export function cameraChoice({ presets }: PerformanceFacts, preset: string): string {
  const cameras = presets.find((own) => own.preset === preset)?.cameras ?? [];
  const counts = cameras.map(({ scenario, candidates }) => `${scenario} ${count(candidates)}`);
  return printable(
    `- Candidates at the cameras far from coast and border, the busiest of which is measured: ${counts.join(', ')}.`,
  );
}
