import type { RenderSweep } from './format.ts';

/** The document itself, as `reports/schema/sweep.schema.json` describes it. */
const json: RenderSweep = (document) => `${JSON.stringify(document, null, 1)}\n`;

export default json;
