import { describe, expect, test } from 'vitest';
import { inOneLine } from '../../../harness/gate/arm-failures.ts';
import { armName, type GateDocument, type Role } from '../../../harness/gate/gate-document.ts';
import { judgeGate } from '../../../harness/gate/judge.ts';
import { loadGateFormat } from '../../../reports/gate/registry.ts';
import { gateDocument, QUIET, type TimeOf } from './support/gate-document.ts';

const DIED = `the process of an engine exited with 1; it said:
node:internal/modules/cjs/loader:1143
  throw err;
  ^

Error: Cannot find module '/lab/dist/harness/child.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)`;
const TOLD = "the process of an engine exited with 1; it said: Error: Cannot find module '/lab/dist/harness/child.js'";

/** Takes an arm of typed/lz4 out of a look, as a process that died does. */
function withoutArm(document: GateDocument, role: Role, look: 'screening' | 'confirmation' = 'screening') {
  const name = armName(role, 'typed/lz4');
  const part = document[look] as GateDocument['screening'];
  return {
    ...document,
    [look]: {
      ...part,
      engines: part.engines.map((own) =>
        own.name === name
          ? { name, status: 'failed', scenario: 's/one', code: 'CHILD_DIED', message: DIED, reproduce: '' }
          : own,
      ),
      cells: part.cells.map((cell) => (cell.engine === name ? { ...cell, rounds: [] } : cell)),
    },
  } as GateDocument;
}

describe('an arm that fails is told with why', () => {
  test.each([
    ['base', `typed/lz4 was not timed on both sides: base:typed/lz4 failed on s/one: ${TOLD}`],
    ['again', `the base was not compared with itself: typed/lz4, again:typed/lz4 failed on s/one: ${TOLD}`],
    ['slow', `the injected 10 % was not seen: typed/lz4, slow:typed/lz4 failed on s/one: ${TOLD}`],
  ] as const)('%s', (role, reason) => {
    expect(judgeGate(withoutArm(gateDocument(), role))).toMatchObject({ verdict: 'unqualified', reasons: [reason] });
  });

  test.each(['table', 'markdown', 'annotations'])('by %s', async (format) => {
    const document = withoutArm(gateDocument(), 'base');
    const text = (await loadGateFormat(format))(document, judgeGate(document)).replaceAll('\\', '');
    expect(text).toContain("Error: Cannot find module '/lab/dist/harness/child.js'");
  });

  test('in the second look, too', () => {
    const slowed: TimeOf = (role, engine, ...rest) =>
      QUIET(role, engine, ...rest) * (role === 'head' && engine === 'typed/lz4' ? 1.15 : 1);
    const document = withoutArm(gateDocument({ first: slowed, second: slowed }), 'base', 'confirmation');
    const { verdict, reasons } = judgeGate(document);
    expect(verdict).toBe('inconclusive');
    expect(reasons[0]).toBe(
      `typed/lz4 on all scenarios: a candidate that was not looked at again: base:typed/lz4 failed on s/one: ${TOLD}`,
    );
  });
});

test('of what a program said, the line that names the error is kept, else the last', () => {
  expect(inOneLine(DIED)).toBe(TOLD);
  expect(inOneLine('it got SIGKILL; it said:\none\ntwo\n')).toBe('it got SIGKILL; it said: two');
  expect(inOneLine('the store is gone')).toBe('the store is gone');
});
