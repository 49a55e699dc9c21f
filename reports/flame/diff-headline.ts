import type { Changes } from '../../harness/profile/diff/changes.ts';
import type { ComparedProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import { quantile } from '../../harness/stats.ts';
import { count, milliseconds, percent, plural } from '../numbers.ts';

/** What a comparison found, in a sentence. */
export function diffHeadline(compared: ComparedProfiles, { functions, roundsNeeded }: Changes): string {
  const { labels, scenario } = compared;
  const of = `${labels.a} (A) and ${labels.b} (B) on ${scenario}`;
  if (roundsNeeded !== null) return `${of}: ${plural(compared.rounds, 'round')} are too few to tell`;
  const changed = functions.filter(({ delta }) => delta.verdict === 'more' || delta.verdict === 'less');
  const [first] = changed;
  if (first === undefined) return `${of}: no frame differs by more than ${percent(compared.floor, 1)}`;
  const { frame, delta } = first;
  const more = delta.verdict === 'more';
  return (
    `${of}: ${plural(changed.length, 'function')} changed; most, ${frame.name}, which costs B ` +
    `${milliseconds(Math.abs(delta.median))} ms a query ${more ? 'more' : 'less'}`
  );
}

/** How it was found. */
export function diffNotes(compared: ComparedProfiles, { busyMs, floorMs, roundsNeeded }: Changes): string[] {
  const { wallMs, queries, rounds, complete } = compared;
  const wall = { a: quantile(wallMs.a, 0.5), b: quantile(wallMs.b, 0.5) };
  return [
    `on the clock A ${milliseconds(wall.a)} ms a query, B ${milliseconds(wall.b)} ms`,
    `at work in all threads A ${milliseconds(busyMs.a)} ms a query, B ${milliseconds(busyMs.b)} ms`,
    `${plural(rounds, 'round')} of fresh processes${complete ? '' : ', interrupted'}, ` +
      `${count(queries.a)} and ${count(queries.b)} queries`,
    `changes below ${milliseconds(floorMs)} ms a query do not count`,
    ...(roundsNeeded === null ? [] : [`to decide on so many frames takes ${plural(roundsNeeded, 'round')}`]),
  ];
}
