import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { inRunFolder } from '../../support/run-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab } from './lab.ts';
import { until } from './until.ts';

/** The fixture `tiny`, in a folder of the caller's own. It is made once a run: that takes seconds. */
export async function tinyFixture(): Promise<string> {
  const shared = inRunFolder('tiny');
  if (isFirst(`${shared}.maker`)) await make(shared);
  await until(() => existsSync(shared), 120_000);
  const copy = path.join(temporaryFolder(), 'tiny');
  cpSync(shared, copy, { recursive: true });
  return copy;
}

/** Whether nobody has made this folder before; test files run at the same time. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function make(dir: string): Promise<void> {
  const args = ['--preset', 'tiny', '--out', `${dir}.new`, '--workers', '2'];
  const { status, stderr } = await lab('fixtures', 'make', ...args);
  if (status !== 0) throw new Error(`lab fixtures make ended with ${status}: ${stderr}`);
  renameSync(`${dir}.new`, dir);
}
