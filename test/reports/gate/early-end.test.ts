import { describe, expect, test } from 'vitest';
import type { GateDocument } from '../../../harness/gate/gate-document.ts';
import { judgeGate } from '../../../harness/gate/judge.ts';
import { loadBaselineFormat } from '../../../reports/baseline/registry.ts';
import { loadClaimsFormat } from '../../../reports/claims/registry.ts';
import { GATE_FORMATS, loadGateFormat } from '../../../reports/gate/registry.ts';
import {
  askedRun,
  baselineCheck,
  CONTROL,
  controlledRun,
  usual,
} from '../../harness/baseline/support/baseline-check.ts';
import { claim, claimsDocument, sound } from '../../harness/claims/support/claims-document.ts';
import { gateDocument } from '../../harness/gate/support/gate-document.ts';
import { emptyGate } from './support/gate-cases.ts';

const PLACE = 'trajectory 0 (source_id id-0, callsign BAW12), point 4';
const POINT = JSON.stringify({
  t: 1_718_000_000,
  lat: 42.123456,
  lon: -71.123456,
  alt: 10_668,
  speed: 231.5,
  track: 87,
});

type Result = GateDocument['results'][number];

/** A gate that ended with other results, before anything was timed. */
function otherResults(result: Partial<Result> = {}): GateDocument {
  const place = { engine: 'typed/lz4', scenario: 'reference/boston', place: PLACE };
  const whole = {
    ...emptyGate(),
    complete: true,
    results: [{ ...place, got: 'none: 4 points', expected: POINT, ...result }],
  };
  // Every engine was asked, in one round of processes.
  whole.screening.conditions.push(...gateDocument({ pairs: [1, 1] }).screening.conditions);
  return whole;
}

/** A gate that Ctrl-C ended after one pair. */
function stopped(): GateDocument {
  const document = gateDocument({ pairs: [1, 12], rest: { complete: false } });
  document.policy.screeningPairs = 12;
  return document;
}

const made = async (name: string, document: GateDocument) =>
  (await loadGateFormat(name))(document, judgeGate(document));
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

/** What a run that was not let finish cannot say: that its budget was too small, or that it saw nothing. */
const MISLEADING = /--budget|false alarm|was seen on|was not seen|not compared with itself/;

describe('a gate that ended early', () => {
  const texts = GATE_FORMATS.filter((name) => name !== 'json');

  test.each(
    texts.flatMap((name) => [[name, 'other results', otherResults()] as const, [name, 'Ctrl-C', stopped()] as const]),
  )('%s: by %s, says nothing of its budget or of what it would have seen', async (name, _, document) => {
    const shown = (await made(name, document)).replace(/<(script|style).*?<\/\1>/gs, '');
    expect(shown).not.toMatch(MISLEADING);
  });

  test('says so in place of its qualification, and that nothing was timed', async () => {
    const text = await made('table', otherResults());
    expect(text).toContain('Qualification: not judged, the run ended early.');
    expect(text).toContain('2 engines, 2 scenarios, nothing was timed');
  });

  test('is called interrupted after Ctrl-C, with its exit status', async () => {
    expect(lastLine(await made('table', stopped()))).toBe('Interrupted: the run was stopped before its end.');
    expect(judgeGate(stopped())).toMatchObject({ verdict: 'interrupted', status: 130 });
    const passes = { ...stopped(), policy: { ...stopped().policy, inconclusivePasses: true } };
    expect(judgeGate(passes).status).toBe(130);
    expect(await made('junit', stopped())).toContain('errors="1"');
  });

  test('still says of a budget that was too small what it left out', async () => {
    const text = await made('table', { ...stopped(), complete: true });
    expect(text).toContain('the first look took 1 of 12 process pairs: give it a larger --budget');
    expect(text).toContain('0 false alarms in 0 comparisons');
    expect(lastLine(text)).toBe(
      'Unqualified: 1 process pair is too few, for typed/lz4, scan/lz4: neither the base against itself nor the injected 10 % can be judged.',
    );
  });
});

describe('other results', () => {
  test.each<[Partial<Result>, string]>([
    [{}, 'returns 4 points of trajectory 0 (source_id id-0, callsign BAW12), the base more'],
    [
      { got: POINT, expected: 'none: 4 points' },
      'returns more points of trajectory 0 (source_id id-0, callsign BAW12) than the base, which has 4',
    ],
    [{ place: 'trajectory 7', got: 'none: 7 trajectories', expected: 'x' }, 'returns 7 trajectories, the base more'],
    [
      { place: 'trajectory 7', got: 'x', expected: 'none: 7 trajectories' },
      'returns more trajectories than the base, which has 7',
    ],
    [
      { contradiction: true as const },
      'returns 4 points of trajectory 0 (source_id id-0, callsign BAW12), an earlier process more',
    ],
  ])('%j are told in words', async (result, words) => {
    expect(lastLine(await made('table', otherResults(result)))).toBe(
      `Other results: typed/lz4 on reference/boston ${words}.`,
    );
  });

  test('fit a terminal of 140 columns, whole', async () => {
    const text = await made('table', otherResults());
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(140);
    expect(text.replace(/[\s│]/g, '')).toContain('10668');
  });
});

describe('a comparison with a baseline that ended early', () => {
  const failed = {
    ...{ status: 'failed' as const, scenario: 's/one', code: 'X' },
    message: 'it fails',
    reproduce: 'r',
  };
  const engines = [
    { name: CONTROL, status: 'ok' as const },
    { name: 'typed/lz4', ...failed },
  ];
  const refused = baselineCheck(usual, { screening: null, asked: askedRun({ engines }) });
  const interrupted = baselineCheck(usual, { screening: controlledRun(usual, { rounds: 1 }), complete: false });

  test.each([
    ['other results', refused, 'Other results'],
    ['Ctrl-C', interrupted, 'Interrupted'],
  ])('by %s, says nothing of its own test', async (_, check, label) => {
    const text = (await loadBaselineFormat('table'))(check);
    expect(text).not.toMatch(/its own test|--budget/);
    expect(lastLine(text)).toMatch(new RegExp(`^${label}, against the baseline`));
  });
});

test('a run for claims that was interrupted is called so, and failed no test of its own', async () => {
  const document = claimsDocument([claim()], sound, { rounds: 1, complete: false });
  const text = (await loadClaimsFormat('table'))(document);
  expect(text).not.toContain('failed its own test');
  expect(lastLine(text)).toMatch(/^Interrupted, which decides nothing: /);
});

test('a comparison with a baseline ends with the reason', async () => {
  const base = baselineCheck(usual);
  const check = { ...base, baseline: { ...base.baseline, otherCores: 0.5 * base.baseline.environment.cores } };
  expect(lastLine((await loadBaselineFormat('table'))(check))).toMatch(
    /^Unqualified, against the baseline of 2024-06-11 18:00, in proportion to naive\/lz4: other work took \d+\.\d of \d+ processors while the baseline was taken\.$/,
  );
});
