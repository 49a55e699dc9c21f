import { CHANGED, type QualificationCase } from '../case.ts';

export const lostPoint: QualificationCase = {
  description: 'typed loses the last waypoint of the first hit of a query',
  edits: [
    {
      file: 'engines/typed.ts',
      find: 'new ObjectPoints(pointsOf(columns, kept))',
      replace: "new ObjectPoints(pointsOf(columns, hits.length === 0 && kept !== 'all' ? kept.slice(0, -1) : kept))",
    },
  ],
  load: false,
  fault: ({ document, judgement }) => {
    if (judgement.verdict !== 'other results') return `says '${judgement.verdict}' of a lost waypoint`;
    const others = document.results.filter(({ engine }) => !engine.startsWith(CHANGED));
    if (others.length > 0) return `calls the results of ${others[0]?.engine} other ones`;
    return document.screening.cells.some(({ rounds }) => rounds.length > 0) ? 'timed it before it was refused' : null;
  },
};
