import { cellKey } from '../bench/figures.ts';
import { range } from '../bench/range.ts';
import { milliseconds, times } from '../numbers.ts';
import type { PageModel } from './model.ts';
import { Name } from './name.tsx';
import { ScrollBox } from './scroll-box.tsx';

/** Steps of colour on each side of 1×; each is a factor of two. */
const STEPS = 6;

/** Speed-ups of every engine on every scenario, coloured by how far they are from 1×. */
export function Matrix({ figures, ranked, scenarios }: PageModel) {
  const { baseline, cells, medians } = figures;
  if (baseline === null || ranked.length < 2) return null;
  const names = ranked.map(({ engine }) => engine);
  return (
    <section id="matrix" aria-labelledby="matrix-title">
      <h2 id="matrix-title">Every scenario</h2>
      <p class="lead">
        Speed-up over {baseline} by scenario. Pale rows met no candidates, or not all engines were timed on them: they
        do not count. A name shows the scenario below.
      </p>
      <ScrollBox label="Speed-ups by scenario">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">scenario</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  <Name text={name} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scenarios.map(({ name, id }) => (
              <tr key={name} class={figures.scenarios.includes(name) ? '' : 'idle'}>
                <th scope="row">
                  <a href={`#${id}`} data-select={id}>
                    {name}
                  </a>
                </th>
                {names.map((engine) => {
                  const median = medians.get(cellKey(engine, name));
                  const own = cells.find((cell) => cell.engine === engine && cell.scenario === name);
                  if (median === undefined) return <td key={engine}>–</td>;
                  const ratio = engine === baseline ? 1 : own?.speedup.estimate;
                  const interval = own?.speedup.interval;
                  const sure = interval ? `, 95 % interval ${range(interval)}, ${own?.verdict}` : '';
                  const tip = `${engine} on ${name}: median ${milliseconds(median)} ms, ${ratio === undefined ? '–' : times(ratio)}${sure}`;
                  return (
                    <td key={engine} class={ratio === undefined ? '' : heat(ratio)} data-tip={tip}>
                      {ratio === undefined ? '–' : times(ratio)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function heat(ratio: number): string {
  const step = Math.max(-STEPS, Math.min(STEPS, Math.round(Math.log2(ratio))));
  return step === 0 ? '' : step > 0 ? `up-${step}` : `down-${-step}`;
}
