import { renderToString } from 'preact-render-to-string';
import { Page } from '../page/page.tsx';
import type { RenderReport } from './format.ts';

/** One page in one file that works offline. */
const html: RenderReport = (document, { sweeps = [] }) =>
  `<!doctype html>\n${renderToString(<Page document={document} sweeps={sweeps} />)}\n`;

export default html;
