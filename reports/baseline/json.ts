import type { RenderBaseline } from './format.ts';

/** The document itself, every sample included. */
const json: RenderBaseline = (check) => `${JSON.stringify(check, null, 2)}\n`;

export default json;
