import { blamed, blamesOthers, CHANGED, type QualificationCase } from '../case.ts';

/** Rows of a hundred that are decompressed and decoded twice. With 20 the gate's runs on `small` found 8 % (median of six). */
const ROWS = 38;

export const slowdown: QualificationCase = {
  description: 'typed decodes 38 blobs of 100 twice, which makes it about 15 % slower and shows in no counter',
  edits: [
    {
      file: 'engines/typed.ts',
      find: '        const columns = located(file, row.id, () => decodeColumns(packed));\n',
      replace:
        '        const columns = located(file, row.id, () => decodeColumns(packed));\n' +
        `        if ((counters.rows * ${ROWS}) % 100 < ${ROWS}) decodeColumns(codec.decompress(row.blob));\n`,
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
