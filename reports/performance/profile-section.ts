import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { plural } from '../numbers.ts';
import { table } from './table.ts';

/** For each target that is not reached: what the engine that came nearest spends its time on. */
export function profileSection({ profiles }: PerformanceFacts): string {
  if (profiles.length === 0) return 'No target of time was missed, so there is no profile to show.';
  return profiles
    .map(({ target, engine, preset, scenario, calls, frames }) =>
      [
        `**${target}**: \`${engine}\` on \`${scenario}\` of \`${preset}\`, ${plural(calls, 'call')}. Time of its own, all threads, idle left out:`,
        table(
          [
            ['share', 'function', 'where'],
            ...frames.map(({ name, place, share }) => [`${(100 * share).toFixed(1)} %`, `\`${name}\``, place]),
          ],
          [1, 2],
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}
