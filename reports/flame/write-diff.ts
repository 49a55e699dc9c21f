import path from 'node:path';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import type { Changes } from '../../harness/profile/diff/changes.ts';
import type { ComparedProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import { placeOf } from '../../harness/profile/frame.ts';
import { diffHtml } from './diff-html.tsx';

/**
 * Writes the page of a comparison, and its figures by function.
 * @returns the files, the page first.
 * @throws LabError OUTPUT_UNWRITABLE.
 */
export function writeDiff(compared: ComparedProfiles, changes: Changes, folder: string): string[] {
  const { roots, ...about } = compared;
  const { functions, floorMs, busyMs, roundsNeeded } = changes;
  const figures = {
    schema: 'querylab/profile-diff',
    version: 1,
    ...about,
    floorMs,
    busyMs,
    roundsNeeded,
    functions: functions.map(({ frame, delta }) => ({
      name: frame.name,
      place: placeOf(frame),
      kind: frame.kind,
      ...delta,
    })),
  };
  const contents: [string, string][] = [
    ['diff.html', diffHtml(compared, changes)],
    ['diff.json', `${JSON.stringify(figures, null, 1)}\n`],
  ];
  return contents.map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileAtomic(file, text);
    return file;
  });
}
