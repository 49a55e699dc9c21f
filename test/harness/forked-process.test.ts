import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ForkedProcess } from '../../harness/forked-process.ts';
import { caught } from '../support/caught-error.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A process that answers a request after so many milliseconds, or never. */
class Slow extends ForkedProcess {
  constructor() {
    const file = path.join(temporaryFolder(), 'slow.mjs');
    writeFileSync(
      file,
      `process.on('message', ({ after }) => {
        if (after !== null) setTimeout(() => process.send({ ok: true, value: after }), after);
      });`,
    );
    super(file, { label: 'slow' });
  }

  ask(after: number | null, limit?: number): Promise<unknown> {
    return this.request({ after }, limit);
  }
}

test('a process that does not answer in time is ended, and says so from then on', async () => {
  const slow = new Slow();
  expect(await slow.ask(0, 60)).toBe(0);
  const error = await caught('CHILD_DIED', () => slow.ask(null, 0.05));
  expect(error.message).toBe('the process of slow did not answer within 0.05 s');
  await slow.gone;
  await caught('CHILD_DIED', () => slow.ask(0));
});

test('a limit ends with the answer', async () => {
  const slow = new Slow();
  await slow.ask(0, 0.5);
  expect(await slow.ask(700)).toBe(700);
  slow.kill();
  await slow.gone;
});
