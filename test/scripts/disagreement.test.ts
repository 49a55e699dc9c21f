import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { benchSchema, samplesOf } from '../../harness/document.ts';
import { SAMPLE_DAYS } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TestFlight } from '../support/test-flight.ts';
import type { TestDays } from '../support/test-store.ts';
import { LAB, lab, type Outcome } from './support/lab.ts';
import { SPEC, twoStores } from './support/stores.ts';

const DAY = '2024/2024-153.sqlite';
const ALTERED = 'edge-altitude';

/** The sample days with one altitude of one point altered by the least bit, its envelope as it was. */
function altered(): TestDays {
  const flights = SAMPLE_DAYS[DAY] as readonly TestFlight[];
  const change = (flight: TestFlight): TestFlight => {
    if (flight.sourceId !== ALTERED) return flight;
    const envelope = [1_717_243_260, 1_717_243_380, 42.5, 42.5, -71, -71, 999, 5000];
    return {
      ...flight,
      envelope,
      points: flight.points.map((point, i) => (i === 2 ? { ...point, alt: 1000 } : point)),
    };
  };
  return { ...SAMPLE_DAYS, [DAY]: flights.map(change) };
}

describe('engines that return different flights', () => {
  const json = path.join(temporaryFolder(), 'run.json');
  let root = '';
  let run: Outcome;
  beforeAll(async () => {
    root = await twoStores({ lz4: altered() });
    const flags = ['--engines', 'typed/bz2,naive/bz2,typed/lz4', '--scenario', SPEC, '--scenarios', 'edge/empty'];
    run = await lab('bench', '--data-dir', root, ...flags, '--repeats', '1', '--json', json);
  });

  test('end the bench with 1 and FAIL', () => {
    expect(run.status).toBe(1);
    expect(run.stdout.trimEnd().split('\n').at(-1)).toMatch(/^FAIL: typed\/lz4 /);
  });

  test('are named with scenario, trajectory, point, field and both values', () => {
    const at =
      /WRONG typed\/lz4 on custom\/1, compared with naive\/bz2: trajectory \d+ \(source_id edge-altitude, callsign BAW12\), point 2, field alt\n {2}typed\/lz4: 1000\n {2}naive\/bz2: 999\.9999999999\n/;
    expect(run.stdout).toMatch(at);
  });

  test('are in the document, the wrong one without a sample', () => {
    const { engines, cells } = benchSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(engines.map(({ status }) => status)).toEqual(['ok', 'ok', 'wrong']);
    expect(engines[2]).toMatchObject({ against: 'naive/bz2', got: '1000', expected: '999.9999999999' });
    for (const cell of cells) expect(samplesOf(cell)).toHaveLength(cell.engine === 'typed/lz4' ? 0 : 1);
  });

  test('come with a command that fails in the same way', () => {
    const reproduce = /^ {2}reproduce: npm run bench -- (.*)$/m.exec(run.stdout)?.[1] ?? '';
    // The shell splits the words, as it would for a user.
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${reproduce}`], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    expect(words).toEqual(['--data-dir', root, '--engines', 'naive/bz2,typed/lz4', '--scenario', SPEC]);
    const again = spawnSync(process.execPath, [LAB, 'bench', ...words], { encoding: 'utf8' });
    expect(again.status).toBe(1);
    expect(again.stdout).toContain('point 2, field alt\n  typed/lz4: 1000\n  naive/bz2: 999.9999999999\n');
  });
});

test('with as many engines on either side the one listed first is believed', async () => {
  const root = await twoStores({ bz2: altered() });
  const { status, stdout } = await lab('bench', '--data-dir', root, '--scenario', SPEC, '--repeats', '1');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /WRONG naive\/lz4 on custom\/1, compared with naive\/bz2: .*field alt\n {2}naive\/lz4: 999\.9999999999\n/,
  );
  expect(stdout).not.toContain('WRONG naive/bz2');
});
