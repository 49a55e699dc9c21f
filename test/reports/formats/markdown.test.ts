import { describe, expect, test } from 'vitest';
import markdown from '../../../reports/formats/markdown.ts';
import { benchDocument, type DocumentParts } from '../../harness/support/bench-document.ts';
import { hostileDocument } from '../support/hostile-document.ts';

const render = (parts?: DocumentParts) => markdown(benchDocument(parts), { details: false });

/** Cells of every row of every table; a bar behind a backslash is text. */
const tables = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

describe('a Markdown report', () => {
  test('begins with the verdict', () => {
    expect(render().split('\n')[2]).toMatch(/^\*\*typed\/lz4 is the fastest/);
  });

  test('has the engines, the fastest first, with verdicts where there are pairs', () => {
    const [head, , first, second] = tables(render({ rounds: 8 }));
    expect(head?.map((cell) => cell.trim())).toEqual([
      ...['engine', 'median ms', 'p90 ms', 'over naive/bz2', '95 % interval', 'verdict'],
    ]);
    expect(first?.[0]?.trim()).toBe('typed/lz4');
    expect(first?.[5]?.trim()).toBe('faster');
    expect(second?.[5]?.trim()).toBe('baseline');
    expect(tables(render())[0]).toHaveLength(4);
  });

  test('gives a scenario a row', () => {
    expect(tables(render()).map(([name]) => name?.trim())).toEqual(expect.arrayContaining(['s/one', 's/two']));
  });

  test('lets no text of the data be mark-up', () => {
    const text = markdown(hostileDocument(), { details: false });
    const outside = text.replace(/```.*?```/gs, '').replace(/<\/?(details|summary)>/g, '');
    expect(outside).not.toMatch(/<[a-z/!]/i);
    expect(text.match(/```/g)).toHaveLength(2);
    const widths = tables(text).map((row) => row.length);
    expect(new Set(widths).size).toBeLessThanOrEqual(2);
  });
});
