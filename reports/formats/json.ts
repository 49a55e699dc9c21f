import type { RenderReport } from './format.ts';

/** The document itself, as `reports/schema/bench.schema.json` describes it. */
const json: RenderReport = (document) => `${JSON.stringify(document, null, 1)}\n`;

export default json;
