import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { buildPeer } from '../../../engines/peers/c/build.ts';
import { findPython } from '../../../engines/peers/python/find-python.ts';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A program that says something on stderr and ends with a status. */
function program(says: string, status: number): string {
  const file = path.join(temporaryFolder(), 'program');
  writeFileSync(file, `#!/bin/sh\ncat >&2 <<'END'\n${says}\nEND\nexit ${status}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('without a compiler, the message names it and its packages', async () => {
  vi.stubEnv('CC', path.join(temporaryFolder(), 'no-gcc'));
  const { message } = await caught('PEER_UNAVAILABLE', () => buildPeer());
  expect(message).toMatch(/needs a compiler, and .*no-gcc does not run .*apt-get install gcc libc6-dev/);
});

test.each([
  ['store.h:1:10: fatal error: sqlite3.h: No such file or directory', 'sqlite3.h', 'libsqlite3-dev'],
  ['blob.c:4:10: fatal error: lz4frame.h: No such file or directory', 'lz4frame.h', 'liblz4-dev'],
  ['/usr/bin/ld: cannot find -lbz2: No such file or directory', '-lbz2', 'libbz2-dev'],
  ['x.c:1:10: fatal error: stdio.h: No such file or directory', 'stdio.h', 'libc6-dev'],
])('%s: the message names %s and %s', async (says, what, debian) => {
  vi.stubEnv('CC', program(says, 1));
  const { message } = await caught('PEER_UNAVAILABLE', () => buildPeer());
  expect(message).toContain(`the C peer needs ${what}, `);
  expect(message).toContain(`apt-get install ${debian}`);
});

test('another failure of the compiler is shown', async () => {
  vi.stubEnv('CC', program('peer.c:3:1: error: it is Friday', 1));
  const { message } = await caught('PEER_UNAVAILABLE', () => buildPeer());
  expect(message).toContain('it is Friday');
});

test('without an interpreter that has numpy, the message says what each lacks', async () => {
  const none = path.join(temporaryFolder(), 'no-python');
  const old = program('too old', 1);
  const { message } = await caught('PEER_UNAVAILABLE', () => findPython('lz4', [none, old]));
  expect(message).toContain(`${none} does not run, ${old} does not run`);
  expect(message).toContain('apt-get install python3 python3-numpy python3-lz4');
});
