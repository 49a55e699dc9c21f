import { blamed, blamesOthers, CHANGED, type QualificationCase } from '../case.ts';

/** Share of a query's time that is added to it. */
const SHARE = 0.15;

export const slowdown: QualificationCase = {
  description: 'typed goes on decoding its last blob, which makes it 15 % slower and shows in no counter',
  edits: [
    {
      file: 'engines/typed.ts',
      find: '      const hits: Hit[] = [];\n',
      replace:
        '      const hits: Hit[] = [];\n' +
        '      const began = performance.now();\n' +
        '      let last: Uint8Array | null = null;\n',
    },
    {
      file: 'engines/typed.ts',
      find: '        const columns = located(file, row.id, () => decodeColumns(packed));\n',
      replace:
        '        const columns = located(file, row.id, () => decodeColumns(packed));\n' + '        last = row.blob;\n',
    },
    {
      file: 'engines/typed.ts',
      find: '      return toResult(hits, test.filter);\n',
      replace:
        '      const result = toResult(hits, test.filter);\n' +
        `      const end = performance.now() + ${SHARE} * (performance.now() - began);\n` +
        '      while (last !== null && performance.now() < end) decodeColumns(codec.decompress(last));\n' +
        '      return result;\n',
    },
  ],
  load: false,
  fault: (found) => {
    const others = blamesOthers(found);
    if (others !== null) return others;
    const caught = found.judgement.verdict === 'regression' && blamed(found).some((name) => name.startsWith(CHANGED));
    return caught ? null : `says '${found.judgement.verdict}' of a slowdown`;
  },
};
