import { blamed, type QualificationCase } from '../case.ts';

export const noOp: QualificationCase = {
  description: 'the same code on both sides, built twice, while the other processors are kept busy in bursts',
  edits: [],
  load: true,
  fault: (found) => {
    const { verdict } = found.judgement;
    if (verdict === 'regression' || verdict === 'other results') return `says '${verdict}' of the same code`;
    const engines = blamed(found);
    return engines.length === 0 ? null : `blames ${engines.join(', ')}`;
  },
};
