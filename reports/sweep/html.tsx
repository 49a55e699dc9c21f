import { renderToString } from 'preact-render-to-string';
import type { RenderSweep } from './format.ts';
import { SweepPage } from './page/page.tsx';

/** A page in one file that works offline. */
const html: RenderSweep = (document) => `<!doctype html>\n${renderToString(<SweepPage document={document} />)}\n`;

export default html;
