import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { CODEC_NAMES, formatOf } from '../engines/codec/registry.ts';
import { ERROR_KINDS, EXIT_STATUS } from '../engines/errors.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import { addCommands } from '../scripts/commands/add-commands.ts';
import { COMMANDS } from '../scripts/commands/registry.ts';

const read = (name: string): string => readFileSync(path.join(PACKAGE_ROOT, name), 'utf8');

describe('docs', () => {
  it('list every error code with its exit status', () => {
    const rows = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)].map(([, code, exit]) => [
      code,
      exit,
    ]);
    expect(rows).toEqual(Object.entries(ERROR_KINDS).map(([code, kind]) => [code, String(EXIT_STATUS[kind])]));
  });

  it('name every command in the README', async () => {
    const program = new Command();
    await addCommands(program, COMMANDS, []);
    expect(program.commands.map((command) => command.name())).toEqual([...COMMANDS.keys()]);
    for (const name of COMMANDS.keys()) {
      expect(read('README.md')).toMatch(new RegExp(`^\\| \`${name}[ \`]`, 'm'));
    }
  });

  it('describe every codec', () => {
    const rows = [...read('docs/codecs.md').matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map(([, name, format]) => [
      name,
      format,
    ]);
    expect(new Map(rows.slice(0, CODEC_NAMES.length) as [string, string][])).toEqual(
      new Map(CODEC_NAMES.map((name) => [name, formatOf(name)])),
    );
  });

  it('refer to files that exist', () => {
    for (const page of [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'docs/results.md',
      'docs/codecs.md',
      'docs/sweeps.md',
      'docs/performance-notes.md',
      'docs/migrate.md',
      'docs/runbook.md',
      'docs/executor.md',
      'docs/verify.md',
      'docs/profiling.md',
      'docs/reports.md',
      'docs/gate.md',
      'docs/claims.md',
      'docs/baseline.md',
    ]) {
      for (const [, target] of read(page).matchAll(/\]\(([^)#:]+)\)/g)) {
        expect(() => read(path.join(path.dirname(page), target as string)), `${page} → ${target}`).not.toThrow();
      }
    }
  });
});
