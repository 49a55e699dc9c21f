import type { RenderGate } from './format.ts';

/** The whole document, from which `lab gate` would judge the same again, and the judgement beside it. */
const json: RenderGate = (document, judgement) => `${JSON.stringify({ ...document, judgement })}\n`;

export default json;
