import { describe, expect, test } from 'vitest';
import { KNOWN_ENGINES } from '../../engines/registry.ts';
import { type Claim, checkClaimText, scenariosMeant, slowerByAtMost } from '../../scenarios/claim.ts';
import { CLAIMS, pickClaims } from '../../scenarios/claims.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import { caught } from '../support/caught-error.ts';

describe.each(CLAIMS)('$name', ({ name, text, bounds }) => {
  test('has a name of its own and says what it says', () => {
    expect(name).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(CLAIMS.filter((other) => other.name === name)).toHaveLength(1);
    checkClaimText({ name, text, bounds });
  });

  test('is about engines and scenarios that there are', () => {
    const candidates = new Map(SCENARIOS.map((scenario) => [scenario.name, 1_000_000]));
    expect(bounds.length).toBeGreaterThan(0);
    for (const bound of bounds) {
      expect(KNOWN_ENGINES).toContain(bound.engine);
      expect(KNOWN_ENGINES).toContain(bound.against);
      expect(bound.engine).not.toBe(bound.against);
      for (const pattern of bound.scenarios) {
        expect(scenariosMeant({ ...bound, scenarios: [pattern] }, candidates)).not.toEqual([]);
      }
    }
  });
});

test.each([
  ['another figure', { least: 6 }, "'at least 6 times'"],
  ['another engine', { engine: 'scan/v2' }, "'scan/v2'"],
  ['another number of candidates', { candidates: 30 }, "'30 candidates or more'"],
  ['a bound on what may be lost', { least: slowerByAtMost(0.1) }, "'by more than 10 %'"],
])('a claim whose bound has %s than its text is refused', async (_, change, missing) => {
  const [claim] = pickClaims(['finer-index']) as [Claim];
  const bounds = claim.bounds.map((bound) => ({ ...bound, ...change }));
  const { message } = await caught('BAD_OPTION', () => checkClaimText({ ...claim, bounds }));
  expect(message).toContain("claim 'finer-index'");
  expect(message).toContain(missing);
});

test('claims are picked by name', async () => {
  expect(pickClaims(['*']).length).toBe(CLAIMS.length);
  expect(pickClaims(['lz4-over-bz2']).map(({ name }) => name)).toEqual(['lz4-over-bz2']);
  expect((await caught('UNKNOWN_NAME', () => pickClaims(['lz4-over-bz3']))).message).toContain("'lz4-over-bz2'");
});

test('a bound means the scenarios that its patterns pick and that have enough candidates', () => {
  const [bound] = CLAIMS[0]?.bounds ?? [];
  if (bound === undefined) throw new Error('the first claim has no bound');
  const candidates = new Map([
    ['camera/a', 600],
    ['camera/b', 500],
    ['edge/c', 600],
  ]);
  expect(scenariosMeant({ ...bound, scenarios: ['camera/*'], candidates: 501 }, candidates)).toEqual(['camera/a']);
});
