import { describe, expect, test } from 'vitest';
import { LabError } from '../../engines/errors.ts';
import type { EngineProcess } from '../../harness/engine-process.ts';
import { checkIdentity } from '../../harness/identity.ts';
import type { BoundScenario } from '../../harness/options.ts';
import type { PlainTrajectory } from '../../harness/plain-result.ts';
import { caught } from '../support/caught-error.ts';
import { fakeRun } from './support/fake-session.ts';
import { plain, threePoints } from './support/plain.ts';

const RIGHT = (): PlainTrajectory[] => [plain(threePoints())];
const WRONG = (): PlainTrajectory[] => [plain(threePoints({ alt: 1 }))];
const fails = (code: 'BLOB_CORRUPT' | 'INTERRUPTED' | 'CHILD_DIED') => (): never => {
  throw new LabError(code, 'it went wrong', { file: 'f.sqlite', row: 7 });
};
const place = 'trajectory 0 (source_id id-1, callsign BAW12), point 1, field alt';

describe('an engine whose result differs', () => {
  test('is out, with the place, both values and the command that shows it again', async () => {
    const { session, scenarios, hooks } = fakeRun({ a: { result: RIGHT }, b: { result: WRONG }, c: { result: RIGHT } });
    const agreements = await checkIdentity(session, scenarios, hooks);
    expect(session.verdicts()).toEqual([
      { name: 'a', status: 'ok' },
      {
        name: 'b',
        status: 'wrong',
        scenario: 's/0',
        against: 'a',
        place,
        got: '1',
        expected: '3000',
        reproduce: 'npm run bench -- --data-dir data --engines a,b --scenarios s/0',
      },
      { name: 'c', status: 'ok' },
    ]);
    expect(session.active).toEqual(['a', 'c']);
    expect(agreements.get('s/0')).toMatchObject({ hits: 1, digest: session.cells()[0]?.digest });
  });

  test('is judged by most engines, also where it is listed first', async () => {
    const { session, scenarios, hooks } = fakeRun({ a: { result: WRONG }, b: { result: RIGHT }, c: { result: RIGHT } });
    await checkIdentity(session, scenarios, hooks);
    expect(session.active).toEqual(['b', 'c']);
    expect(session.verdicts()[0]).toMatchObject({ status: 'wrong', against: 'b', got: '1', expected: '3000' });
  });

  test('loses to the engine listed earlier where the camps are equal', async () => {
    const run = fakeRun({ a: { result: WRONG }, b: { result: RIGHT }, c: { result: RIGHT }, d: { result: WRONG } });
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.active).toEqual(['a', 'd']);
    expect(run.session.verdicts()[1]).toMatchObject({ name: 'b', status: 'wrong', against: 'a' });
  });

  test('counts once with all its arms: an engine that runs three times is one opinion', async () => {
    const names = ['new/lz4', 'again:new/lz4', 'slow:new/lz4', 'typed/lz4', 'scan/lz4'];
    const arm = { engine: 'new/lz4', dataDir: 'data', workers: 1 };
    const run = fakeRun(
      Object.fromEntries(names.map((name) => [name, { result: name.includes('new') ? WRONG : RIGHT }])),
      {
        arms: new Map([
          ['again:new/lz4', arm],
          ['slow:new/lz4', arm],
        ]),
      },
    );
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.active).toEqual(['typed/lz4', 'scan/lz4']);
  });

  test('counts once with all its codecs: one idea is one opinion', async () => {
    const engines = ['new/bz2', 'new/lz4', 'new/v2', 'typed/bz2', 'scan/bz2'];
    const run = fakeRun(
      Object.fromEntries(engines.map((name) => [name, { result: name.startsWith('new') ? WRONG : RIGHT }])),
    );
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.active).toEqual(['typed/bz2', 'scan/bz2']);
  });

  test('loses to the arbiter where the camps are equal, and the arbiter is asked only then', async () => {
    const judge = fakeRun({ 'naive/bz2': { result: RIGHT } });
    let asked = 0;
    const arbiter = async ({ query }: BoundScenario) => {
      asked++;
      const process = judge.session.processes.get('naive/bz2') as EngineProcess;
      return { engine: 'naive/bz2', answer: await process.ask({ kind: 'identify', query }) };
    };
    const run = fakeRun({ 'new/lz4': { result: WRONG }, 'typed/lz4': { result: RIGHT } });
    await checkIdentity(run.session, run.scenarios, run.hooks, arbiter);
    expect(run.session.active).toEqual(['typed/lz4']);
    expect(run.session.verdicts()[0]).toMatchObject({ name: 'new/lz4', status: 'wrong', against: 'typed/lz4' });
    const agreeing = fakeRun({ 'new/lz4': { result: RIGHT }, 'typed/lz4': { result: RIGHT } });
    await checkIdentity(agreeing.session, agreeing.scenarios, agreeing.hooks, arbiter);
    expect([asked, agreeing.session.active.length]).toEqual([1, 2]);
  });

  test('is not asked on later scenarios', async () => {
    const run = fakeRun({ a: { result: RIGHT }, b: { result: WRONG } }, { scenarios: 3 });
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.asked.filter(({ engine, scenario }) => engine === 'b' && scenario > 0)).toEqual([]);
    expect(run.asked.filter(({ engine, kind }) => engine === 'a' && kind === 'identify')).toHaveLength(3);
  });

  test('is out where it gives the right result when asked again', async () => {
    const run = fakeRun({ a: { result: RIGHT }, b: { result: WRONG, fetch: RIGHT } });
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.verdicts()[1]).toMatchObject({ status: 'wrong', place: 'another answer when asked again' });
  });

  test('is out also where the engine that it is compared with then fails', async () => {
    const run = fakeRun({
      a: { result: RIGHT, fetch: fails('CHILD_DIED') },
      b: { result: WRONG },
      c: { result: RIGHT },
      d: { result: WRONG, fetch: RIGHT },
      e: { result: RIGHT },
    });
    await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.active).toEqual(['c', 'e']);
    expect(run.session.verdicts().map(({ status }) => status)).toEqual(['failed', 'wrong', 'ok', 'wrong', 'ok']);
  });
});

describe('an engine that fails', () => {
  test('is out with its code, its message and the command that shows it again', async () => {
    const run = fakeRun({ a: { result: fails('BLOB_CORRUPT') }, b: { result: RIGHT } }, { scenarios: 2 });
    const agreements = await checkIdentity(run.session, run.scenarios, run.hooks);
    expect(run.session.verdicts()).toEqual([
      {
        name: 'a',
        status: 'failed',
        scenario: 's/0',
        code: 'BLOB_CORRUPT',
        message: 'it went wrong (file f.sqlite, row 7)',
        reproduce: 'npm run bench -- --data-dir data --engines a --scenarios s/0',
      },
      { name: 'b', status: 'ok' },
    ]);
    expect([...agreements.keys()]).toEqual(['s/0', 's/1']);
  });

  test('leaves no agreement where all fail', async () => {
    const run = fakeRun({ a: { result: fails('BLOB_CORRUPT') }, b: { result: fails('CHILD_DIED') } });
    expect(await checkIdentity(run.session, run.scenarios, run.hooks)).toEqual(new Map());
    expect(run.session.active).toEqual([]);
  });

  test('by Ctrl-C ends the check', async () => {
    const { session, scenarios, hooks } = fakeRun({ a: { result: RIGHT }, b: { result: fails('INTERRUPTED') } });
    await caught('INTERRUPTED', () => checkIdentity(session, scenarios, hooks));
    expect(session.active).toEqual(['a', 'b']);
  });
});

test('progress is told after every call', async () => {
  const run = fakeRun({ a: { result: RIGHT }, b: { result: RIGHT } }, { scenarios: 2 });
  await checkIdentity(run.session, run.scenarios, run.hooks);
  expect(run.progress).toEqual([
    'identity 1/4 a on s/0',
    'identity 2/4 b on s/0',
    'identity 3/4 a on s/1',
    'identity 4/4 b on s/1',
  ]);
});
