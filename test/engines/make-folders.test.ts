import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolders } from '../../engines/make-folders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('makeFolders', () => {
  test('makes what is missing, and leaves what is there', () => {
    const folder = path.join(temporaryFolder(), 'a', 'b', 'c');
    makeFolders(folder);
    makeFolders(folder);
    expect(existsSync(folder)).toBe(true);
  });

  test.skipIf(!existsSync('/proc/self'))('fails where a folder cannot be made, instead of trying for ever', () => {
    expect(() => makeFolders('/proc/querylab/store')).toThrow('ENOENT');
  });
});
