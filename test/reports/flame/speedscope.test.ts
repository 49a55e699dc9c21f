import { expect, test } from 'vitest';
import { speedscope } from '../../../reports/flame/speedscope.ts';
import { sampleProfile } from './sample-profile.ts';

test('a sampled profile a thread, whose weights are all of its time', () => {
  const { $schema, shared, profiles } = JSON.parse(speedscope(sampleProfile()));
  expect($schema).toBe('https://www.speedscope.app/file-format-schema.json');
  expect(profiles.map(({ name, type, unit }: Record<string, string>) => [name, type, unit])).toEqual([
    ['main', 'sampled', 'milliseconds'],
    ['worker 1', 'sampled', 'milliseconds'],
  ]);
  const [main] = profiles;
  expect(main.endValue).toBe(1000);
  expect(main.weights).toEqual([500, 300, 100, 100]);
  const names = main.samples.map((stack: number[]) => stack.map((index) => shared.frames[index].name));
  expect(names).toEqual([['query', 'decodeColumns'], ['query', 'all'], ['(garbage collector)'], ['(idle)']]);
  expect(shared.frames[1]).toEqual({ name: 'decodeColumns', file: 'engines/format/decode-columns.ts', line: 7 });
});
