import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellQuote } from '../../scenarios/shell-quote.ts';

test('plain words stay as they are', () => {
  expect(shellQuote('../data/2024-06/store.1')).toBe('../data/2024-06/store.1');
});

test.each(['', 'two words', "O'Brien", '$HOME', '`id`', 'a;b', 'a*b', '~', '"', '\\', "'", 'é', 'a\nb'])(
  'a shell reads %j back as it was',
  (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellQuote(text)}`], { encoding: 'utf8' })).toBe(text);
  },
);
