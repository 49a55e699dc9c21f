import type { Place } from 'd3-flame-graph';
import { placeOf } from '../../../harness/profile/frame.ts';
import type { ProfileUnit } from '../../../harness/profile/profile.ts';
import { amount } from '../amount.ts';
import { deltaText } from '../delta-text.ts';
import type { GraphNode } from './tree.ts';

/** All there is to say of a frame, in one line. */
export function frameText({ data, x0, x1 }: Place<GraphNode>, unit: ProfileUnit, queries: number | null): string {
  const { frame, node, value } = data;
  const share = `${(100 * (x1 - x0)).toFixed(1)} %`;
  const place = placeOf(frame);
  const name = place === '' ? frame.name : `${frame.name}, ${place}`;
  const kind = node.frame < 0 ? '' : `, ${frame.kind}, stage ${frame.stage}`;
  if (node.delta !== undefined) return `${name}${kind}: ${share} of the width; itself ${deltaText(node.delta)}`;
  const whole = queries === null ? '' : `, ${amount(value * queries, unit)} in all`;
  return `${name}${kind}: ${amount(value, unit)} a query (${share})${whole}; itself ${amount(node.self, unit)} a query`;
}
