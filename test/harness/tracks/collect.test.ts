import { expect, test } from 'vitest';
import { collectTracks } from '../../../harness/tracks/collect.ts';
import { fakeRun } from '../support/fake-session.ts';

test('each scenario is asked of the engine that answers it soonest', async () => {
  const { session, scenarios, asked } = fakeRun({ 'typed/bz2': {}, 'scan/bz2': {} }, { scenarios: 2 });
  for (const [i, { scenario }] of scenarios.entries()) {
    for (const [engine, cost] of [
      ['typed/bz2', 5],
      ['scan/bz2', i === 0 ? 1 : 9],
    ] as const) {
      const counters = { candidates: 0, rows: 0, bytesRead: 0, bytesDecompressed: 0, pointsDecoded: 0, tasks: 0 };
      session.identified(engine, scenario, { digest: '', counters, hits: 0, pointsReturned: 0, milliseconds: cost });
    }
  }
  expect((await collectTracks(session, scenarios)).map(({ scenario }) => scenario)).toEqual(['s/0', 's/1']);
  expect(asked.map(({ engine, kind }) => `${kind} ${engine}`)).toEqual(['tracks scan/bz2', 'tracks typed/bz2']);
});
