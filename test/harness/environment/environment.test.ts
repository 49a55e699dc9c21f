import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';
import { environmentSchema, readEnvironment } from '../../../harness/environment/environment.ts';
import { peerVersions } from '../../../harness/environment/peer-versions.ts';

test('the environment is valid and says what runs here', () => {
  const found = readEnvironment(['typed/lz4']);
  expect(environmentSchema.parse(found)).toEqual(found);
  expect(found).toMatchObject({ node: process.versions.node, v8: process.versions.v8, peers: {} });
  expect(found.sqliteOptions).toContain('ENABLE_RTREE');
  expect(found.timerStep).toBeGreaterThan(0);
  expect(found.packages).not.toHaveProperty('@duckdb/node-api');
});

test('a package that is not installed is unknown', () => {
  expect(readEnvironment(['duckdb/points']).packages['@duckdb/node-api']).toMatch(/^(unknown|\d+\.\d+\.\d.*)$/);
});

test('what peers need is asked for where they run', () => {
  const versions = peerVersions(['naive/bz2', 'python/bz2', 'c/lz4']);
  expect(Object.keys(versions)).toEqual(['compiler', 'libsqlite3', 'python', 'numpy', 'python-sqlite3']);
  for (const version of Object.values(versions)) expect(version).toMatch(/unknown|\d+\.\d+/);
  expect(Object.keys(peerVersions(['c/bz2']))).toEqual(['compiler', 'libsqlite3']);
});

test('a program that is not there is unknown', () => {
  const cc = process.env.CC;
  process.env.CC = '/no/such/compiler';
  try {
    expect(peerVersions(['c/bz2'])).toEqual({ compiler: 'unknown', libsqlite3: 'unknown' });
  } finally {
    if (cc === undefined) delete process.env.CC;
    else process.env.CC = cc;
  }
});

test('the commit is that of git', () => {
  const { commit, dirty } = readEnvironment([]);
  let head: string | null = null;
  try {
    head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // A copy without its history.
  }
  expect(commit).toBe(head);
  expect(dirty === null).toBe(head === null);
});
