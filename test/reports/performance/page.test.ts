import { describe, expect, test } from 'vitest';
import { performancePage } from '../../../reports/performance/page.ts';
import { performanceData } from './support/performance-data.ts';

const page = (...parts: Parameters<typeof performanceData>) =>
  performancePage(performanceData(...parts), '## Notes\n\nBy hand.\n');
const rows = (text: string, start: string) => text.split('\n').filter((line) => line.startsWith(start));

describe('the performance page', () => {
  test('has a row a target, with ratio, interval and verdict', () => {
    const [row] = rows(page(), '| best engine on v2 with the finer index, one thread | `c/lz4` |');
    expect(row).toMatch(
      /^\| best engine on v2 .* \| 0\.12 \| `zone\/v2` \| 0\.08\d\d \(0\.08\d\d–0\.08\d\d\) \| 0\.08.* \| \*\*reached\*\* \|$/,
    );
    expect(rows(page(), '| growth of zone/v2 with file size')[0]).toMatch(
      /\| 0\.1 \| 0\.20 \(0\.20 to 0\.20\) \| \*\*not reached\*\* \|/,
    );
    expect(page()).toMatch(/^Reached: \d+ of 18 lines\./m);
  });

  test('has every engine with its ratios to C and Python of its format, the fastest first', () => {
    const engines = rows(page(), '| `').filter((line) => line.split('|').length === 8);
    expect(engines[0]).toMatch(/^\| `zone\/v2` \| 2\.00 \| 1\.00 \| 0\.0833 .* \| 0\.0278 .* \| 8 \|$/);
    expect(engines).toHaveLength(15);
    expect(engines.find((line) => line.startsWith('| `c/lz4`'))).toMatch(/\| 24\.0 \| 12\.0 \| 1 \| 0\.333 /);
    expect(engines.find((line) => line.startsWith('| `scan/bz2-wasm`'))).toMatch(
      /\| 500 \| 250 \| 0\.500 .* \| – \| 8 \|$/,
    );
  });

  test('has each optimisation against the step before it, and against the first', () => {
    const [row] = rows(page(), '| `scan/lz4-wasm` | our own decoder');
    expect(row).toMatch(/\| `scan\/lz4` \| 30\.0 \| 2\.00 .* \| 15\.0 \| 2\.00 .* \| 167 \|$/);
    // Its step before was not timed.
    expect(rows(page(), '| `pool-blob/bz2`')).toEqual([]);
  });

  test('has what the finer index costs, sizes, what people wrote, and what is missing', () => {
    const text = page({}, { missing: [{ what: 'c/bz2', why: 'no gcc | <b>' }] });
    expect(text).toContain('| v2, `day` | 57,938 | 442,200 | 21.6 MB | 90.0 | 25.0 MB | 41.0 MB |');
    expect(text).toContain('| day | 58,000 | v2 | 100 B | 0.400 | 119 B | 0.397 | 21 B |');
    expect(text).toContain('the busiest of which is measured: camera/kansas-city 721.');
    expect(text.endsWith('\n\n## Notes\n\nBy hand.\n')).toBe(true);
    expect(text).toContain('- c/bz2: no gcc | <b>');
    expect(text).toContain('No target of time was missed');
  });

  test('has the profile of what misses its target', () => {
    const frames = [{ name: 'a|b', place: 'engines/x.ts', share: 0.4321 }];
    const profile = { target: 'too slow', engine: 'zone/v2', preset: 'day', scenario: 's', calls: 1200, frames };
    const text = page({}, { profiles: [profile] });
    expect(text).toContain('**too slow**: `zone/v2` on `s` of `day`, 1,200 calls.');
    expect(text).toContain('| 43.2 % | `a\\|b` | engines/x.ts |');
  });

  test('shows a wrong engine before all', () => {
    const data = performanceData();
    const [first] = data.benches;
    const wrong = {
      name: 'scan/v2',
      status: 'failed' as const,
      scenario: 's',
      code: 'X',
      message: 'm',
      reproduce: 'r',
    };
    const engines = first?.bench.engines.map((engine) => (engine.name === 'scan/v2' ? wrong : engine)) ?? [];
    const bench = { ...(first?.bench as never as object), engines };
    const text = performancePage({ ...data, benches: [{ preset: 'day', bench: bench as never }] }, '');
    expect(text.indexOf('FAILED scan/v2')).toBeLessThan(text.indexOf('## Targets'));
    expect(rows(text, '| `scan/v2` |')).toEqual([]);
  });
});
