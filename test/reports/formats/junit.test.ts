import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { BenchDocument } from '../../../harness/document.ts';
import junit from '../../../reports/formats/junit.ts';
import { benchDocument, wrongEngine } from '../../harness/support/bench-document.ts';
import { hostileDocument } from '../support/hostile-document.ts';

interface Element {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Record<string, string>;
  text: string;
}

/** Every element by a strict parser, which throws where the text is not well-formed. */
function parse(document: BenchDocument): Element[] {
  const [elements, open]: [Element[], Element[]] = [[], []];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, parent: open.at(-1)?.name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(junit(document, { details: false })).close();
  return elements;
}

const named = (elements: readonly Element[], name: string) => elements.filter((element) => element.name === name);

test('a suite a scenario, a test an engine, timed in seconds', () => {
  const elements = parse(benchDocument({ samples: (engine) => [engine === 'naive/bz2' ? 1_500 : 250] }));
  expect(named(elements, 'testsuite').map(({ attributes }) => attributes.name)).toEqual(['s/one', 's/two']);
  expect(named(elements, 'testcase').map(({ attributes }) => attributes)).toEqual(
    ['s/one', 's/two'].flatMap((classname) => [
      { name: 'naive/bz2', classname, time: '1.500000' },
      { name: 'typed/lz4', classname, time: '0.250000' },
    ]),
  );
  expect(named(elements, 'testsuites')[0]?.attributes).toMatchObject({ tests: '4', failures: '0', time: '3.500000' });
});

test('a wrong result is a failure, an engine that could not answer an error, and what they were not timed on skipped', () => {
  const died = {
    name: 'x/bz2',
    status: 'failed',
    scenario: 's/two',
    code: 'CHILD_DIED',
    message: 'it\ndied',
    reproduce: 'r',
  } as const;
  const elements = parse(benchDocument({ engines: [{ name: 'naive/bz2', status: 'ok' }, wrongEngine(), died] }));
  expect(named(elements, 'failure').map(({ attributes }) => attributes.message)).toEqual([
    expect.stringContaining('WRONG typed/lz4 on s/one'),
  ]);
  expect(named(elements, 'failure')[0]?.text).toContain('npm run bench -- --preset tiny');
  expect(named(elements, 'error')[0]?.attributes.message).toBe('FAILED x/bz2 on s/two: it');
  expect(named(elements, 'skipped').map(({ attributes }) => attributes.message)).toEqual([
    ...['not timed: failed on s/two', 'not timed: wrong on s/one'],
  ]);
  expect(named(elements, 'testsuites')[0]?.attributes).toMatchObject({
    ...{ tests: '6', failures: '1', errors: '1', skipped: '2' },
  });
});

test('hostile texts leave it well-formed', () => {
  const elements = parse(hostileDocument());
  expect(named(elements, 'failure')[0]?.text).toContain('</script><script>document.title = "owned"</script><!--');
  expect(elements.every(({ name }) => /^(testsuites?|testcase|failure|skipped)$/.test(name))).toBe(true);
});
