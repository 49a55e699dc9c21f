import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileAtomic } from '../../../engines/atomic-file.ts';
import { LabError } from '../../../engines/errors.ts';
import { runProgram } from '../../outside-program.ts';
import { FrameLocator } from '../frame-locator.ts';
import { takeProfile } from '../take-profile.ts';
import type { ProfileTool } from './tool.ts';
import { zeroXProfile } from './zero-x-profile.ts';

/**
 * 0x draws what was taken of the target, a page a thread. Left to itself it would see the main thread only, with start
 * and warm-up, and delete every `isolate*.log` of the folder it runs in.
 */
export const zeroX: ProfileTool = {
  description: "the same as cpu, drawn by 0x as well: a page a thread, in 0x's own way",
  check: () => void command(),
  async run(options, folder) {
    const profile = await takeProfile('cpu', options);
    const locator = new FrameLocator(options.setup.root);
    const scratch = mkdtempSync(path.join(tmpdir(), 'querylab-0x-'));
    const files: string[] = [];
    try {
      for (const { name, cpu } of profile.records) {
        if (cpu === undefined) continue;
        const taken = path.join(scratch, 'taken.cpuprofile');
        const drawn = path.join(scratch, 'drawn.html');
        writeFileSync(taken, JSON.stringify(zeroXProfile(cpu, locator)));
        await runProgram(
          process.execPath,
          [
            command(),
            '--silent',
            '--visualize-cpu-profile',
            taken,
            '--output-html',
            drawn,
            '--title',
            `${profile.engine}, ${name}`,
          ],
          { label: '0x', cwd: scratch },
        );
        const file = path.join(folder, `0x-${name.replace(' ', '-')}.html`);
        writeFileAtomic(file, readFileSync(drawn));
        files.push(file);
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
    return { profile, files };
  },
};

function command(): string {
  try {
    return createRequire(import.meta.url).resolve('0x/cmd.js');
  } catch (cause) {
    throw new LabError('TOOL_UNAVAILABLE', '0x is not installed: `npm install` adds it', { cause });
  }
}
