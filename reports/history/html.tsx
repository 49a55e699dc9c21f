import { renderToString } from 'preact-render-to-string';
import { plural } from '../numbers.ts';
import { Shell } from '../page/shell.tsx';
import { changesOf } from './changes.ts';
import { type RenderTrends, trendNotes } from './format.ts';
import { TrendChart } from './trend-chart.tsx';

/** A page of trends in one file that works offline. */
const html: RenderTrends = (all) => {
  const changes = all.trends.reduce((sum, trend) => sum + changesOf(trend).length, 0);
  const page = (
    <Shell title="querylab history" data={null}>
      <header>
        <div class="title">
          <strong>querylab</strong>
          <span>history</span>
          <button type="button" id="theme" hidden>
            Dark
          </button>
        </div>
      </header>
      <main>
        <section id="verdict" class={`verdict ${changes === 0 ? 'good' : 'doubtful'}`}>
          <h1>
            {plural(changes, 'change')} of level in {plural(all.trends.length, 'engine')}
          </h1>
          <ul class="notes">
            {trendNotes(all).map((note) => (
              <li key={note}>{note}.</li>
            ))}
          </ul>
        </section>
        {all.trends.map((trend) => (
          <TrendChart key={trend.engine} trend={trend} />
        ))}
      </main>
    </Shell>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
};

export default html;
