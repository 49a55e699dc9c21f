/** Shapes round 0 0: an engine is told by its shape where its colour cannot be seen. */
const SHAPES = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  'M-4-4h8v8h-8z',
  'M0-6l6 6l-6 6l-6-6z',
  'M0-5.5l5.5 9.5h-11z',
  'M0 5.5l5.5-9.5h-11z',
  'M-5-1.7h3.3v-3.3h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3z',
  'M-3-5.5h6v11h-6z',
  'M-5.5-3h11v6h-11z',
];

/** The mark of an engine, round the origin. */
export function Marker({ series }: { series: number }) {
  return <path class={seriesClass(series)} d={SHAPES[series % SHAPES.length]} />;
}

/** Class of the style sheet for the colour of an engine; beyond eight they share colours, and shapes with them. */
export function seriesClass(series: number): string {
  return `stage-${series % SHAPES.length}`;
}
