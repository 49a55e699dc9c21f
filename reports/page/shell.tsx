import type { ComponentChildren } from 'preact';
import { type Asset, loadAsset } from './assets.ts';

interface Props {
  title: string;
  /** What the page's script reads, embedded as JSON; null for none. */
  data: unknown;
  /** Whose script and style sheet the page has. */
  assets?: 'page/client' | 'flame/flame';
  children: ComponentChildren;
}

/** A page in one file. It asks the network for nothing, and no text in it can become code. */
export function Shell({ title, data, assets = 'page/client', children }: Props) {
  const [script, style] = [loadAsset(`${assets}.js`), loadAsset(`${assets}.css`)];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(script, style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>{title}</title>
        <Raw as="style" text={style.text} />
      </head>
      <body>
        <a class="skip" href="#verdict">
          Skip to the verdict
        </a>
        {children}
        <div id="tip" role="tooltip" hidden />
        {data === null ? null : <Raw as="script" id="result" type="application/json" text={embedded(data)} />}
        <Raw as="script" text={script.text} />
      </body>
    </html>
  );
}

/** Nothing is loaded, sent or framed; only our own script and style run, and only as they were built. */
function policy(script: Asset, style: Asset): string {
  return [
    "default-src 'none'",
    `script-src ${script.source}`,
    `style-src ${style.source}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** JSON in which no `</script>` and no `<!--` can occur: `<` is written as an escape, which means the same. */
function embedded(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

interface RawProps {
  as: 'style' | 'script';
  /** Text that is not escaped: of our own build, or escaped already. */
  text: string;
  id?: string;
  type?: string;
}

function Raw({ as: Tag, text, ...rest }: RawProps) {
  return <Tag {...rest} dangerouslySetInnerHTML={{ __html: text }} />;
}
