import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../../engines/package-root.ts';
import { CASES } from '../../../../scripts/gate/qualify/cases/registry.ts';
import type { Outcome } from '../../../../scripts/gate/qualify/outcome.ts';
import { OutcomeLog } from '../../../../scripts/gate/qualify/outcome-log.ts';
import { patchedCommit } from '../../../../scripts/gate/qualify/patched-commit.ts';
import { qualificationSummary } from '../../../../scripts/gate/qualify/summary.ts';
import { Repository } from '../../../harness/sides/support/repository.ts';
import { caught } from '../../../support/caught-error.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const signal = new AbortController().signal;

describe.each([...CASES])('case %s', (_, { edits }) => {
  test('has edits that fit the code as it is', () => {
    for (const { file, find, replace } of edits) {
      expect(readFileSync(path.join(PACKAGE_ROOT, file), 'utf8').split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  });
});

describe('a patched commit', () => {
  const edit = { file: 'source.txt', find: 'one', replace: 'two $& $1' };

  test.each(['', 'tools/lab'])('has the edits alone, and nothing else changes (package at "%s")', async (prefix) => {
    const repository = new Repository(prefix);
    const base = repository.commit('this is one of them');
    const made = await patchedCommit('HEAD', [edit], 'why', { signal, checkout: repository.root });
    expect(repository.git('show', `${made}:./source.txt`)).toBe('this is two $& $1 of them');
    expect(repository.git('diff', '--name-only', base, made)).toBe(path.join(prefix, 'source.txt'));
    expect(repository.git('rev-parse', `${made}^`, 'HEAD').split('\n')).toEqual([base, base]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('has all edits of a file', async () => {
    const repository = new Repository();
    repository.commit('this is one of them');
    const edits = [edit, { ...edit, find: 'them', replace: 'those' }];
    const made = await patchedCommit('HEAD', edits, 'why', { signal, checkout: repository.root });
    expect(repository.git('show', `${made}:./source.txt`)).toBe('this is two $& $1 of those');
  });

  test('is the same commit at every call, so that it is built once', async () => {
    const repository = new Repository();
    repository.commit('this is one of them');
    const make = (edits: (typeof edit)[]) => patchedCommit('HEAD', edits, 'why', { signal, checkout: repository.root });
    expect(await make([edit])).toBe(await make([edit]));
    expect(await make([])).not.toBe(repository.git('rev-parse', 'HEAD'));
  });

  test.each(['nothing of it', 'one and one'])(
    'is refused where its place is not there exactly once: %s',
    async (source) => {
      const repository = new Repository();
      repository.commit(source);
      const error = await caught('NOT_COMPARABLE', () =>
        patchedCommit('HEAD', [edit], 'why', { signal, checkout: repository.root }),
      );
      expect(error.message).toContain('source.txt');
    },
  );
});

describe('the log of outcomes', () => {
  const outcome = (run: number, settings = 's'): Outcome => ({
    ...{ case: 'no-op', run, settings, startedAt: '2024-06-01T00:00:00Z', seconds: 50, verdict: 'pass', status: 0 },
    ...{ reasons: [], fault: null, engines: [], regressions: [], improvements: [], counters: 0, results: 0 },
    ...{ falseAlarms: 0, injectedFound: 2, injectedExpected: 2, visible: 0.081 },
  });

  test('gives back what was added, and goes on after it', () => {
    const folder = path.join(temporaryFolder(), 'new');
    new OutcomeLog(folder, 'no-op').add(outcome(1));
    const log = new OutcomeLog(folder, 'no-op');
    log.add(outcome(2));
    expect(log.read('s')).toEqual([outcome(1), outcome(2)]);
    expect(readdirSync(folder)).toEqual(['no-op.jsonl']);
  });

  test('refuses runs with other settings, and lines that are none', async () => {
    const log = new OutcomeLog(temporaryFolder(), 'no-op');
    expect(existsSync(log.file) || log.read('s').length > 0).toBe(false);
    log.add(outcome(1, 'other'));
    expect((await caught('BAD_OPTION', () => log.read('s'))).message).toContain('--out');
    writeFileSync(log.file, `${JSON.stringify(outcome(1))}\n{"case":"no-op"}\n`);
    expect((await caught('RESULT_INVALID', () => log.read('s'))).message).toContain('line 2');
  });

  test('is summed up by case, with what was wrong', () => {
    const wrong = { ...outcome(2), verdict: 'regression', fault: "says 'regression' of the same code" };
    const text = qualificationSummary([outcome(1), wrong]);
    expect(text).toMatch(/no-op\s+│\s+2 │\s+1 │ 1 pass, 1 regression/);
    expect(text).toContain("no-op, run 2: says 'regression' of the same code");
    expect(text).not.toContain('lost-point');
  });
});
