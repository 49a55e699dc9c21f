import { renderToString } from 'preact-render-to-string';
import { PlainTable } from '../gate/page/plain-table.tsx';
import { VerdictHead } from '../gate/page/verdict-head.tsx';
import { toTheMinute } from '../minute.ts';
import { EnvironmentSection } from '../page/environment-section.tsx';
import { Shell } from '../page/shell.tsx';
import { TitleBar } from '../page/title-bar.tsx';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/** One page in one file that works offline. */
const html: RenderClaims = (document) => {
  const { bench } = document;
  const { verdict, label, tallies, claims, details, notes, qualification } = claimsReport(document);
  const page = (
    <Shell title={`querylab claims, ${bench.createdAt.slice(0, 10)}`} data={null}>
      <header>
        <TitleBar>claims · {toTheMinute(bench.createdAt)} UTC</TitleBar>
      </header>
      <main>
        <VerdictHead
          {...{ verdict, label, headline: tallies, notes }}
          grounds={`${qualification}.`}
          reasons={details.map(({ text }) => text)}
        />
        <PlainTable id="claims" title="Claims" rows={[claims.head, ...claims.rows]} numbers={[3, 4, 5, 6]}>
          Each with the comparison that decides it: of a proof the one nearest to its bound. Times as fast, over pairs
          of fresh processes.
        </PlainTable>
        {details.map(
          ({ text, name, cells }) =>
            cells !== null && (
              <PlainTable key={name} id={name} title={name} rows={[cells.head, ...cells.rows]} numbers={[1, 2, 3, 4]}>
                {text}.
              </PlainTable>
            ),
        )}
        <EnvironmentSection document={bench} />
      </main>
    </Shell>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
};

export default html;
