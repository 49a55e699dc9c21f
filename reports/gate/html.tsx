import { renderToString } from 'preact-render-to-string';
import type { RenderGate } from './format.ts';
import { GatePage } from './page/gate-page.tsx';

/** One page in one file that works offline. */
const html: RenderGate = (document, judgement) =>
  `<!doctype html>\n${renderToString(<GatePage document={document} judgement={judgement} />)}\n`;

export default html;
