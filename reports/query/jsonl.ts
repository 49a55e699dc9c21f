import type { RenderResult } from './format.ts';

/** One JSON object a trajectory and line, its points as objects. */
const jsonl: RenderResult = function* (result) {
  for (const { points, ...metadata } of result) yield `${JSON.stringify({ ...metadata, points: [...points] })}\n`;
};

export default jsonl;
