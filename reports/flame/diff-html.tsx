import { renderToString } from 'preact-render-to-string';
import type { Changes } from '../../harness/profile/diff/changes.ts';
import type { ComparedProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import type { ComparedNode } from '../../harness/profile/diff/compared.ts';
import type { FrameDelta } from '../../harness/profile/diff/frame-deltas.ts';
import { milliseconds } from '../numbers.ts';
import { Shell } from '../page/shell.tsx';
import { SortableTable } from '../page/sortable-table.tsx';
import { changeText, verdictText } from './delta-text.ts';
import { diffHeadline, diffNotes } from './diff-headline.ts';
import { type FlameData, type FlameNode, FrameTable } from './flame-data.ts';
import { GraphSection } from './graph-section.tsx';
import { FrameName, Top } from './page-parts.tsx';

/** Functions in the table of the page. */
const FUNCTIONS = 40;

/** Nodes that never take this share of the floor on either side are left out. */
const LEAST_SHARE = 0.02;

/** The page of a comparison, in one file that works offline. */
export function diffHtml(compared: ComparedProfiles, changes: Changes): string {
  const { labels, scenario, roots } = compared;
  const page = (
    <Shell
      title={`${labels.b} against ${labels.a} on ${scenario}`}
      data={diffData(compared, changes)}
      assets="flame/flame"
    >
      <main>
        <Top
          about="differential profile"
          headline={diffHeadline(compared, changes)}
          notes={diffNotes(compared, changes)}
        />
        <GraphSection
          threads={roots.map(({ frame }) => frame.name)}
          idle={false}
          caption="Width is time a query of the side where a frame takes more of it, callers above what they call. A frame is coloured by what it takes itself, where its whole interval over the rounds is beyond the floor."
          keys={[
            ['more', 'B costs more'],
            ['less', 'B costs less'],
            ['unchanged', 'the same, or not decided'],
          ]}
        />
        <Functions {...changes} />
      </main>
    </Shell>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function diffData({ roots }: ComparedProfiles, { nodes, floorMs }: Changes): FlameData {
  const table = new FrameTable();
  const least = floorMs * LEAST_SHARE;
  const build = (node: ComparedNode): FlameNode => {
    const delta = nodes.get(node) as FrameDelta;
    const children = [...node.children.values()].map(build).filter((child) => weightOf(child) >= least);
    return { frame: table.numberOf(node.frame), self: Math.max(delta.a, delta.b), children, delta };
  };
  return { unit: 'ms', queries: null, threads: roots.map(build), frames: table.frames };
}

function weightOf({ self, children }: FlameNode): number {
  return children.reduce((sum, child) => sum + weightOf(child), self);
}

function Functions({ functions }: Changes) {
  return (
    <section id="functions">
      <h2>Functions</h2>
      <SortableTable
        id="function-table"
        caption="What functions take themselves, wherever they are called from, in milliseconds a query; changed ones first."
        head={['function', 'A', 'B', 'change', 'interval', 'verdict']}
        rows={functions
          .slice(0, FUNCTIONS)
          .map(({ frame, delta }) => [
            { show: <FrameName frame={frame} /> },
            { show: milliseconds(delta.a), value: delta.a },
            { show: milliseconds(delta.b), value: delta.b },
            { show: changeText({ ...delta, interval: null }), value: delta.median },
            { show: intervalText(delta) },
            { show: verdictText(delta.verdict) },
          ])}
      />
    </section>
  );
}

function intervalText(delta: FrameDelta): string {
  return delta.interval === null ? 'too few rounds' : changeText(delta).replace(/^\S+ /, '');
}
