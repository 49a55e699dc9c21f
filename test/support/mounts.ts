import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

/** Makes a folder read-only and returns what undoes that; permissions do not bind root, a mount does. */
export function makeReadOnly(folder: string): () => void {
  if (!isRoot) {
    chmodSync(folder, 0o555);
    return () => chmodSync(folder, 0o755);
  }
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
  return () => execFileSync('umount', [folder]);
}

/** Mounts a disk of a few bytes, in a temporary folder or the one given; null where this machine or user may not. */
export const diskOfSize = canMount() ? mountDisk : null;

function mountDisk(bytes: number, folder = temporaryFolder()): { folder: string; unmount: () => void } {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.round(bytes)}`, 'tmpfs', folder]);
  return { folder, unmount: () => execFileSync('umount', [folder]) };
}

function canMount(): boolean {
  if (!isRoot) return false;
  try {
    mountDisk(1e6).unmount();
    return true;
  } catch {
    return false;
  }
}

let other: string | null | undefined;

/** A folder on another file system than that of temporary folders; null where there is none. */
export function otherFileSystem(): string | null {
  const shared = '/dev/shm';
  if (other === undefined) {
    const isOther = existsSync(shared) && statSync(shared).dev !== statSync(tmpdir()).dev;
    other = isOther ? mkdtempSync(path.join(shared, 'querylab-test-')) : null;
  }
  return other;
}

afterAll(() => {
  if (typeof other === 'string') rmSync(other, { recursive: true, force: true });
});
