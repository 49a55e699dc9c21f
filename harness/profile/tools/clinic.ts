import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileAtomic } from '../../../engines/atomic-file.ts';
import { LabError } from '../../../engines/errors.ts';
import { runProgram } from '../../outside-program.ts';
import type { TargetSetup } from '../target-messages.ts';
import { compiled, targetFlags } from '../target-process.ts';
import type { ProfileTool } from './tool.ts';

export const clinicDoctor: ProfileTool = clinic(
  'doctor',
  "clinic's diagnosis of the main thread: CPU, memory, event loop",
);
export const clinicFlame: ProfileTool = clinic('flame', "clinic's flame graph of the main thread");

/** Clinic starts the program itself, so its pages have the warm-up too, and it sees the main thread only. */
function clinic(kind: 'doctor' | 'flame', description: string): ProfileTool {
  return {
    description: `${description}; clinic 13 is not part of the install`,
    check: () => void command(),
    async run({ setup, seconds, signal, onPhase }, folder) {
      onPhase('profile');
      const scratch = mkdtempSync(path.join(tmpdir(), 'querylab-clinic-'));
      try {
        const target = [
          process.execPath,
          ...targetFlags(setup),
          compiled('standalone-target'),
          JSON.stringify(shortWarmUp(setup)),
          String(seconds),
        ];
        await runProgram(process.execPath, [command(), kind, '--open=false', '--dest', scratch, '--', ...target], {
          label: `clinic ${kind}`,
          cwd: scratch,
          env: { ...process.env, NO_INSIGHT: '1', NO_UPDATE_NOTIFIER: '1' },
          signal,
        });
        const page = readdirSync(scratch).find((name) => name.endsWith('.html'));
        if (page === undefined) throw new LabError('TOOL_FAILED', `clinic ${kind} wrote no page`);
        const file = path.join(folder, `clinic-${kind}.html`);
        writeFileAtomic(file, readFileSync(path.join(scratch, page)));
        return { profile: null, files: [file] };
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** Only what the compiler needs: clinic sees the warm-up as well. */
function shortWarmUp(setup: TargetSetup): TargetSetup {
  return { ...setup, warmUpSeconds: 0 };
}

/** Clinic of this checkout, else that of the PATH. */
function command(): string {
  try {
    return createRequire(import.meta.url).resolve('clinic/bin.js');
  } catch {
    const folders = (process.env.PATH ?? '').split(path.delimiter);
    const found = folders.map((folder) => path.join(folder, 'clinic')).find((file) => existsSync(file));
    if (found !== undefined) return found;
    throw new LabError(
      'TOOL_UNAVAILABLE',
      'clinic is not installed: `npm install --no-save clinic@13` adds it (some 700 packages)',
    );
  }
}
