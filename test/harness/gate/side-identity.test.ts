import { describe, expect, test } from 'vitest';
import { SideIdentity } from '../../../harness/gate/side-identity.ts';
import { runRounds } from '../../../harness/rounds.ts';
import { type FakeEngine, fakeRun } from '../support/fake-session.ts';
import { plain, threePoints } from '../support/plain.ts';

const RIGHT = () => [plain(threePoints())];
const WRONG = () => [plain(threePoints({ alt: 1 }))];
const ROLES = ['base', 'again', 'slow', 'head'];

/** Arms of two engines, a group each; all answer alike but those that the test names. */
async function gate(others: Record<string, FakeEngine>, accepted = false, pairs = 2) {
  const engines = ['typed/bz2', 'scan/bz2'];
  const arms = engines.flatMap((engine) => ROLES.map((role) => `${role}:${engine}`));
  const run = fakeRun(Object.fromEntries(arms.map((arm) => [arm, others[arm] ?? { result: RIGHT }])), {
    pairs,
    scenarios: 2,
    repeats: 5,
    groups: engines.map((engine) => ({
      engines: ROLES.map((role) => `${role}:${engine}`),
      scenarios: ['s/0', 's/1'],
    })),
  });
  const identity = new SideIdentity(accepted);
  const found = await runRounds(run.session.options, run.scenarios, () => 0, 1e9, run.hooks, run.start, identity);
  const sampled = run.asked.filter(({ kind }) => kind === 'sample').map(({ engine }) => engine);
  return { run, identity, sampled, ...found };
}

test('arms that answer alike are all timed, and what they agree on is told', async () => {
  const { identity, session, sampled, agreements } = await gate({});
  expect(identity.differences).toEqual([]);
  expect([...agreements.keys()]).toEqual(['s/0', 's/1']);
  expect(new Set(sampled).size).toBe(8);
  expect(session.cells().map(({ rounds }) => rounds.length)).toEqual(Array(16).fill(2));
});

test('no more processes live at a time than one engine has arms', async () => {
  const { run } = await gate({});
  let [alive, most] = [0, 0];
  for (const event of run.events) {
    alive += event.startsWith('start') ? 1 : -1;
    most = Math.max(most, alive);
  }
  expect([most, alive, run.events.length]).toEqual([4, 0, 2 * 8 * 2]);
});

test('a head that answers otherwise ends the run before anything of it is timed, and names each place', async () => {
  const { identity, sampled, session } = await gate({ 'head:typed/bz2': { result: WRONG } });
  expect(sampled).toEqual([]);
  const place = 'trajectory 0 (source_id id-1, callsign BAW12), point 1, field alt';
  expect(identity.differences).toEqual(
    ['s/0', 's/1'].map((scenario) => ({ engine: 'typed/bz2', scenario, place, got: '1', expected: '3000' })),
  );
  expect(session.cells().flatMap(({ rounds }) => rounds)).toEqual([]);
});

test('accepted, the difference is named and everything is measured', async () => {
  const { identity, session } = await gate({ 'head:typed/bz2': { result: WRONG } }, true);
  expect(identity.differences.map(({ engine, scenario }) => [engine, scenario])).toEqual([
    ['typed/bz2', 's/0'],
    ['typed/bz2', 's/1'],
  ]);
  expect(session.cells().every(({ rounds }) => rounds.length === 2)).toBe(true);
});

describe('a later process that answers otherwise than the first', () => {
  const changing = (of: () => number): FakeEngine => ({ result: () => (of() > 1 ? WRONG() : RIGHT()) });

  test.each([false, true])('ends the run, other results accepted or not (%s)', async (accepted) => {
    let starts = 0;
    const fake = changing(() => Math.ceil(starts / 2));
    const counted: FakeEngine = {
      result: (scenario) => {
        starts++;
        return fake.result?.(scenario) ?? [];
      },
    };
    const { identity, conditions } = await gate({ 'head:scan/bz2': counted }, accepted, 4);
    expect(identity.differences[0]).toMatchObject({
      engine: 'scan/bz2',
      place: 'digest: process 2 of head:scan/bz2 answers otherwise than its first',
      contradiction: true,
    });
    expect(conditions).toHaveLength(2);
  });
});
