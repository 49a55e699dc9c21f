import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab } from './lab.ts';

/** Makes the fixture `tiny` and gives its folder. */
export async function tinyFixture(): Promise<string> {
  const dir = path.join(temporaryFolder(), 'tiny');
  const { status, stderr } = await lab('fixtures', 'make', '--preset', 'tiny', '--out', dir, '--workers', '2');
  if (status !== 0) throw new Error(`lab fixtures make ended with ${status}: ${stderr}`);
  return dir;
}
