import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LabError } from '../../engines/errors.ts';

/** A script or style sheet that is written into a page, and the source that a content security policy allows it by. */
export interface Asset {
  readonly text: string;
  /** `'sha256-…'` of the text. */
  readonly source: string;
}

/** What the build bundled for pages, below `reports`. */
export type AssetName = 'page/client.js' | 'page/client.css' | 'flame/flame.js' | 'flame/flame.css';

/**
 * What the build made for a page. It lies in `dist`, for those too who run from source.
 * @throws LabError INTERNAL where the build has not made it.
 */
export function loadAsset(name: AssetName): Asset {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/reports/' : '../';
  const file = fileURLToPath(new URL(`${folder}${name}`, import.meta.url));
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new LabError('INTERNAL', `'${file}' is not there: \`npm run setup\` builds it`, { cause });
  }
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
