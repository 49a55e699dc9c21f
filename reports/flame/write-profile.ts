import path from 'node:path';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import type { Profile } from '../../harness/profile/profile.ts';
import { profileHtml } from './profile-html.tsx';
import { speedscope } from './speedscope.ts';

/**
 * Writes the page of a profile, the same for speedscope, and what the profiler itself wrote, a file a thread.
 * @returns the files, the page first.
 * @throws LabError OUTPUT_UNWRITABLE.
 */
export function writeProfile(profile: Profile, folder: string): string[] {
  const contents: [string, string][] = [
    ['profile.html', profileHtml(profile)],
    ['profile.speedscope.json', speedscope(profile)],
  ];
  for (const { name, cpu, heap } of profile.records) {
    const base = name.replace(' ', '-');
    if (cpu !== undefined) contents.push([`${base}.cpuprofile`, JSON.stringify(cpu)]);
    if (heap !== undefined) contents.push([`${base}.heapprofile`, JSON.stringify(heap)]);
  }
  return contents.map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileAtomic(file, text);
    return file;
  });
}
