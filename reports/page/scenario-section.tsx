import { count, percent } from '../numbers.ts';
import type { Atlas } from './atlas.ts';
import { DetailMap } from './detail-map.tsx';
import type { PageModel, ScenarioView } from './model.ts';
import { StageChart } from './stage-chart.tsx';
import { StripChart } from './strip-chart.tsx';
import { UsMap } from './us-map.tsx';

/** A map to choose a scenario on, and a panel for each; without the page's script, all panels are there. */
export function ScenarioSection({ model, atlas }: { model: PageModel; atlas: Atlas }) {
  const { scenarios, document } = model;
  const [first] = scenarios.filter(({ cells }) => cells.length > 0);
  const chosen = (first ?? scenarios[0])?.id;
  if (chosen === undefined) return null;
  return (
    <section id="scenarios" aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">One scenario</h2>
      <div class="chooser">
        <label for="scenario">Scenario</label>
        <select id="scenario">
          {scenarios.map(({ id, name }) => (
            <option key={id} value={id} selected={id === chosen}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" data-step="-1" aria-label="Previous scenario">
          ←
        </button>
        <button type="button" data-step="1" aria-label="Next scenario">
          →
        </button>
      </div>
      <figure>
        <figcaption>
          Cameras and boxes of the scenarios, and the tracks of the chosen one. Press a camera to choose. Coast and
          state lines: US Census Bureau, 2017; neither water nor other countries are drawn.
        </figcaption>
        <UsMap atlas={atlas} scenarios={scenarios} chosen={chosen} />
      </figure>
      {scenarios.map((view) => (
        <Panel
          key={view.id}
          view={view}
          atlas={atlas}
          chosen={view.id === chosen}
          rounds={document.conditions.length}
        />
      ))}
    </section>
  );
}

function Panel({ view, atlas, chosen, rounds }: { view: ScenarioView; atlas: Atlas; chosen: boolean; rounds: number }) {
  const { name, id, scenario, cells } = view;
  return (
    <article id={id} class="panel" hidden={!chosen} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} tabIndex={-1}>
        {name}
      </h3>
      <p class="lead">{scenario.description}</p>
      <Facts view={view} />
      {cells.length === 0 ? <p>No engine was timed on this scenario.</p> : <StripChart view={view} rounds={rounds} />}
      <StageChart view={view} />
      <DetailMap atlas={atlas} view={view} />
    </article>
  );
}

/** What the query asks and meets. */
function Facts({ view: { scenario, cells } }: { view: ScenarioView }) {
  const { request, hits, pointsReturned } = scenario;
  const candidates = cells[0]?.counters.candidates;
  const facts: [string, string][] = [
    ['window (UTC)', `${instant(request.t1)} – ${instant(request.t2)}`],
    ...(candidates === undefined ? [] : ([['candidates', count(candidates)]] as [string, string][])),
    ...(hits === null ? [] : ([['hits', count(hits)]] as [string, string][])),
    ...(hits === null || candidates === undefined
      ? []
      : ([['rejected', percent(candidates - hits, candidates)]] as [string, string][])),
    ...(pointsReturned === null ? [] : ([['points returned', count(pointsReturned)]] as [string, string][])),
  ];
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An ISO instant to the minute. */
function instant(text: string): string {
  return text.slice(0, 16).replace('T', ' ');
}
