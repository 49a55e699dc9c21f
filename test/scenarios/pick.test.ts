import { expect, test } from 'vitest';
import { pickScenarios, SCENARIOS } from '../../scenarios/registry.ts';
import { caught } from '../support/caught-error.ts';

const names = (...patterns: string[]) => pickScenarios(SCENARIOS, patterns).map(({ name }) => name);

test('a name picks one, a pattern all that fit, each once and in the order they are listed', () => {
  expect(names('camera/denver')).toEqual(['camera/denver']);
  expect(names('edge/*')).toEqual(['edge/midnight', 'edge/empty']);
  expect(names('*boston')).toEqual(['reference/boston', 'camera/boston']);
  expect(names('edge/empty', 'camera/boston', '*boston', 'edge/empty')).toEqual([
    ...['reference/boston', 'camera/boston', 'edge/empty'],
  ]);
  expect(names('*')).toEqual(SCENARIOS.map(({ name }) => name));
});

test('only the star is special', async () => {
  await caught('UNKNOWN_NAME', () => names('camera.boston'));
  await caught('UNKNOWN_NAME', () => names('camera/(boston|miami)'));
});

test('a name that is none is refused with the nearest that is', async () => {
  expect((await caught('UNKNOWN_NAME', () => names('camera/bostan'))).message).toContain("'camera/boston'");
  expect((await caught('UNKNOWN_NAME', () => names('camera/*', 'edge/midnite'))).message).toContain("'edge/midnight'");
});
