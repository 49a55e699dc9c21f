import { renderToString } from 'preact-render-to-string';
import { addSamples, rootNode, totalOf } from '../../harness/profile/call-tree.ts';
import type { Profile } from '../../harness/profile/profile.ts';
import { heaviestFrames, stageWeights, threadWeights } from '../../harness/profile/self-weights.ts';
import { count, milliseconds, percent, plural } from '../numbers.ts';
import { Shell } from '../page/shell.tsx';
import { SortableTable } from '../page/sortable-table.tsx';
import { amount } from './amount.ts';
import { type FlameData, FrameTable, flameNode } from './flame-data.ts';
import { GraphSection } from './graph-section.tsx';
import { FrameName, Top } from './page-parts.tsx';

/** Frames in the table of the page. */
const FRAMES = 40;

/** Branches lighter than this share of all are drawn as part of what called them. */
const LEAST_SHARE = 2e-4;

const KINDS = [
  ['project', 'this project'],
  ['dependency', 'dependency'],
  ['node', 'Node'],
  ['native', 'native'],
] as const;

/** The page of a profile, in one file that works offline. */
export function profileHtml(profile: Profile): string {
  const { engine, scenario, tool, unit, threads } = profile;
  const idle = threads.some((thread) => threadWeights(thread).idle > 0);
  const page = (
    <Shell title={`${engine} on ${scenario}`} data={flameData(profile)} assets="flame/flame">
      <main>
        <Top about={`profile by ${tool}`} headline={headlineOf(profile)} notes={notesOf(profile)} />
        <GraphSection
          threads={threads.map(({ name }) => name)}
          idle={idle}
          caption={
            unit === 'ms'
              ? 'Width is time on the clock, callers above what they call; a frame is what a sample found running.'
              : 'Width is bytes allocated, callers above what they call; what was collected since counts too.'
          }
          keys={[
            ...KINDS,
            ...(unit === 'ms' ? [['gc', 'garbage collection'] as const] : []),
            ...(idle ? [['idle', 'idle'] as const] : []),
          ]}
        />
        <Stages {...profile} />
        <Frames {...profile} />
        <Threads {...profile} />
      </main>
    </Shell>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function headlineOf({ engine, scenario, threads, unit }: Profile): string {
  const stages = stageWeights(threads).filter(({ stage }) => stage !== 'idle');
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  const named = stages.filter(({ stage }) => stage !== 'other');
  const [first] = named.toSorted((a, b) => b.weight - a.weight);
  if (first === undefined) return `${engine} on ${scenario}`;
  const what = unit === 'ms' ? 'of the time that threads work' : 'of what is allocated';
  return `${engine} on ${scenario}: ${percent(first.weight, whole)} ${what} is ${first.stage}`;
}

function notesOf({ queries, seconds, complete, unit, threads, pauses = [] }: Profile): string[] {
  const sums = threads.map(threadWeights);
  const busy = sums.reduce((sum, own) => sum + own.busy + own.gc, 0);
  return [
    `${count(queries)} queries in ${seconds.toFixed(1)} s${complete ? '' : ', interrupted'}`,
    ...(unit === 'ms' ? [`${milliseconds((1000 * seconds) / queries)} ms a query on the clock`] : []),
    `${amount(busy / queries, unit)} a query in ${plural(threads.length, 'thread')}`,
    ...pauses
      .filter((own) => own.count > 0)
      .map(
        ({ threads: own, count: n, totalMs }) =>
          `${own === 'main' ? 'main thread' : 'workers'}: ${plural(n, 'collection')}, ${milliseconds(totalMs / queries)} ms a query`,
      ),
  ];
}

function flameData({ unit, queries, threads }: Profile): FlameData {
  const table = new FrameTable();
  const roots = threads.map(({ name, samples }) => {
    const root = rootNode(name);
    addSamples(root, samples, 1 / queries);
    return root;
  });
  const least = LEAST_SHARE * roots.reduce((sum, root) => sum + totalOf(root), 0);
  const nodes = roots.map((root) => flameNode(root, table, least));
  return { unit, queries, frames: table.frames, threads: nodes };
}

function Stages({ threads, queries, unit }: Profile) {
  const stages = stageWeights(threads).filter(({ stage }) => stage !== 'idle');
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section id="stages">
      <h2>Stages</h2>
      <SortableTable
        id="stage-table"
        caption="What each part of a query takes in all threads, idle time left out."
        head={['stage', 'share', 'a query']}
        rows={stages.map(({ stage, weight }) => [
          { show: stage },
          { show: percent(weight, whole), value: weight },
          { show: amount(weight / queries, unit), value: weight },
        ])}
      />
    </section>
  );
}

function Frames({ threads, queries, unit }: Profile) {
  const frames = heaviestFrames(threads);
  const whole = frames.reduce((sum, { self }) => sum + self, 0);
  return (
    <section id="frames">
      <h2>Heaviest frames</h2>
      <SortableTable
        id="frame-table"
        caption="By what they take themselves, without what they call, in all threads."
        head={['frame', 'share', 'a query', 'kind', 'stage']}
        rows={frames
          .slice(0, FRAMES)
          .map(({ frame, self }) => [
            { show: <FrameName frame={frame} /> },
            { show: percent(self, whole), value: self },
            { show: amount(self / queries, unit), value: self },
            { show: frame.kind },
            { show: frame.stage },
          ])}
      />
    </section>
  );
}

function Threads({ threads, queries, unit }: Profile) {
  const kinds = unit === 'ms' ? (['busy', 'gc', 'idle'] as const) : (['busy'] as const);
  return (
    <section id="threads">
      <h2>Threads</h2>
      <SortableTable
        id="thread-table"
        caption={unit === 'ms' ? 'What each thread did, a query.' : 'What each thread allocated, a query.'}
        head={['thread', ...(unit === 'ms' ? kinds : ['allocated'])]}
        rows={threads.map((thread) => {
          const weights = threadWeights(thread);
          return [
            { show: thread.name },
            ...kinds.map((kind) => ({ show: amount(weights[kind] / queries, unit), value: weights[kind] })),
          ];
        })}
      />
    </section>
  );
}
