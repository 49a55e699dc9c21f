import type { BenchDocument } from '../../harness/document.ts';
import { type Asset, loadAsset } from './assets.ts';
import { loadAtlas } from './atlas.ts';
import { EnvironmentSection } from './environment-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { Matrix } from './matrix.tsx';
import { pageModel } from './model.ts';
import { PageHead } from './page-head.tsx';
import { ScenarioSection } from './scenario-section.tsx';
import { SpeedupChart } from './speedup-chart.tsx';
import { VerdictSection } from './verdict-section.tsx';

/** The whole page of a run. It asks the network for nothing, and no text of the document can become code in it. */
export function Page({ document }: { document: BenchDocument }) {
  const model = pageModel(document);
  const atlas = loadAtlas();
  const [script, style] = [loadAsset('client.js'), loadAsset('client.css')];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(script, style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>querylab bench, {document.createdAt.slice(0, 10)}</title>
        <Raw as="style" text={style.text} />
      </head>
      <body>
        <a class="skip" href="#verdict">
          Skip to the verdict
        </a>
        <PageHead document={document} />
        <main>
          <VerdictSection {...model} />
          <SpeedupChart {...model} />
          <Matrix {...model} />
          <ScenarioSection model={model} atlas={atlas} />
          <FiguresSection {...model} />
          <EnvironmentSection {...model} />
        </main>
        <div id="tip" role="tooltip" hidden />
        <Raw as="script" id="result" type="application/json" text={embedded(document)} />
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
function embedded(document: BenchDocument): string {
  return JSON.stringify(document).replaceAll('<', '\\u003c');
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
