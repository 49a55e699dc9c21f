import { blamed, blamesOthers, CHANGED, type QualificationCase } from '../case.ts';

/** Every fifth row of a query is decompressed and decoded twice: 15 % of the whole, as measured on `small`. */
const EVERY = 5;

export const slowdown: QualificationCase = {
  description: 'typed decodes every fifth blob twice, which makes it about 15 % slower and shows in no counter',
  edits: [
    {
      file: 'engines/typed.ts',
      find: '        const columns = located(file, row.id, () => decodeColumns(packed));\n',
      replace:
        '        const columns = located(file, row.id, () => decodeColumns(packed));\n' +
        `        if (counters.rows % ${EVERY} === 1) decodeColumns(codec.decompress(row.blob));\n`,
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
