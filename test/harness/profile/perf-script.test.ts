import path from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { FrameLocator } from '../../../harness/profile/frame-locator.ts';
import { readPerfScript } from '../../../harness/profile/perf/perf-script.ts';

const DIST = path.join(PACKAGE_ROOT, 'dist');
const SQLITE = '/x/node_modules/better-sqlite3/build/Release/better_sqlite3.node';

const TEXT = `node 100/100    1003009 
	    7f01 sqlite3VdbeExec (${SQLITE})
	    7f02 JS:*read file://${DIST}/engines/store/rows.js:6:9 (/tmp/perf-100.map)
	    7f03 Builtins_InterpreterEntryTrampoline (/usr/bin/node)
	    7f04 JS:~ file://${DIST}/engines/typed.js:14:20 (/tmp/perf-100.map)
	    7f05 v8::internal::(anonymous namespace)::Invoke (/usr/bin/node)
	    7f06 node::Start(int, char**) (/usr/bin/node)

node 100/102    1003009 
	    7f01 v8::internal::Scavenger::Process(v8::JobDelegate*) (/usr/bin/node)
	    7f02 start_thread (/usr/lib/x86_64-linux-gnu/libc.so.6)

node 100/103    2000000 
	    7f01 btreeInitPage (${SQLITE})
	    7f02 [unknown] ([unknown])
`;

test('stacks by thread: scripts at their places, native functions at their libraries', () => {
  const threads = readPerfScript(TEXT, new FrameLocator(PACKAGE_ROOT));
  expect(threads.map(({ tid, script }) => [tid, script])).toEqual([
    [100, true],
    [102, false],
    [103, false],
  ]);
  const [stack] = threads[0]?.samples.stacks ?? [];
  expect(stack?.map(({ name, file, kind }) => [name, file, kind])).toEqual([
    ['(anonymous)', 'engines/typed.ts', 'project'],
    ['read', 'engines/store/rows.ts', 'project'],
    ['sqlite3VdbeExec', 'better-sqlite3/build/Release/better_sqlite3.node', 'native'],
  ]);
  expect(stack?.at(-1)?.stage).toBe('fetch');
  expect(threads[0]?.samples.seen).toEqual([[0, 1.003009]]);
});

test('collections, and native code that lost its callers, have their stage', () => {
  const [, helper, orphan] = readPerfScript(TEXT, new FrameLocator(PACKAGE_ROOT));
  expect(helper?.samples.stacks[0]?.at(-1)).toMatchObject({ kind: 'gc', stage: 'gc' });
  expect(orphan?.samples.stacks[0]?.at(-1)).toMatchObject({ kind: 'native', stage: 'fetch' });
});
