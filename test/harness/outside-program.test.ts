import process from 'node:process';
import { expect, test } from 'vitest';
import { runProgram } from '../../harness/outside-program.ts';
import { caught } from '../support/caught-error.ts';

/** Runs a script that fails, and gives what its error says after the first line. */
async function saidBy(script: string): Promise<string[]> {
  const run = () => runProgram(process.execPath, ['-e', `${script}; process.exitCode = 3`], { label: 'the build' });
  const [first, ...said] = (await caught('TOOL_FAILED', run)).message.split('\n');
  expect(first).toBe('the build exited with 3; it said:');
  return said;
}

test('what a program that fails said is quoted in full where it is short', async () => {
  expect(await saidBy("console.error('out of sync'); console.error('see --help')")).toEqual([
    'out of sync',
    'see --help',
  ]);
});

test('of much, whole lines of its beginning and its end are: the cause stands at either', async () => {
  const said = await saidBy('for (let i = 0; i < 1000; i++) console.error("line", i, "of a long text")');
  expect(said[0]).toBe('line 0 of a long text');
  expect(said.at(-1)).toBe('line 999 of a long text');
  const gap = said.findIndex((line) => line.startsWith('…'));
  expect(said[gap]).toMatch(/^… \d+ characters …$/);
  expect(said.filter((line, i) => i !== gap && !/^line \d+ of a long text$/.test(line))).toEqual([]);
  expect(said.join('\n').length).toBeLessThan(3_000);
});

test('of a line that never ends, its beginning and its end', async () => {
  const said = await saidBy("console.error(['a', '-'.repeat(100_000), 'z'].join(''))");
  expect(said).toHaveLength(3);
  expect(said[0]).toMatch(/^a-+$/);
  expect(said[2]).toMatch(/^-+z$/);
  expect(said.join('\n').length).toBeLessThan(3_000);
});
