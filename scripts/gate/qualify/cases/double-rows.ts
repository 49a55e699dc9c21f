import { blamesOthers, CHANGED, type QualificationCase } from '../case.ts';

export const doubleRows: QualificationCase = {
  description: 'typed fetches every row of a query twice',
  edits: [
    {
      file: 'engines/typed.ts',
      find: '      for (const { file, row } of candidates(store, query, counters)) {\n',
      replace:
        '      for (const _ of candidates(store, query, counters));\n' +
        '      for (const { file, row } of candidates(store, query, counters)) {\n',
    },
  ],
  load: false,
  fault: (found) => {
    const { verdict, counters } = found.judgement;
    const rows = counters.filter(({ counter }) => counter === 'rows');
    if (verdict !== 'regression') return `says '${verdict}' of twice as many rows`;
    if (rows.length === 0 || rows.some(({ base, head }) => head !== 2 * base)) return 'does not count twice the rows';
    const other = counters.find(({ engine }) => !engine.startsWith(CHANGED));
    return other === undefined ? blamesOthers(found) : `counts something else for ${other.engine}`;
  },
};
