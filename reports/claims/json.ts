import type { RenderClaims } from './format.ts';

/** The document itself, every sample included. */
const json: RenderClaims = (document) => `${JSON.stringify(document, null, 2)}\n`;

export default json;
