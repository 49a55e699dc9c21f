import type { GraphNode } from './tree.ts';

/** Change at which the colour is deepest, as a share of what all frames take. */
const DEEPEST = 0.25;

/** Fill of a frame: by kind, or by what became of it from A to B. `whole` is the weight of the root. */
export function fillOf({ frame, node }: GraphNode, whole: number, highlight: boolean): string {
  if (highlight) return 'var(--found)';
  const { delta } = node;
  if (delta === undefined) return frame.file === null && node.frame < 0 ? 'var(--root)' : `var(--kind-${frame.kind})`;
  if (delta.verdict !== 'more' && delta.verdict !== 'less') return 'var(--unchanged)';
  const depth = Math.min(1, Math.abs(delta.median) / whole / DEEPEST);
  return `color-mix(in oklab, var(--${delta.verdict}) ${Math.round(35 + 65 * depth)}%, var(--unchanged))`;
}
