import flamegraph, { type FlameGraph, type Place } from 'd3-flame-graph';
import { select } from 'd3-selection';
import { placeOf } from '../../../harness/profile/frame.ts';
import { amount } from '../amount.ts';
import type { FlameData } from '../flame-data.ts';
import { fillOf } from './colours.ts';
import { frameText } from './frame-text.ts';
import { type GraphNode, graphOf } from './tree.ts';

/** Frames narrower than this many pixels are not drawn until one zooms in. */
const LEAST_PIXELS = 0.5;

const INVITATION = 'Point at a frame to see its figures; click to zoom.';

/** Draws the flame graph, and has the buttons above it do what they say. */
export function drawGraph(data: FlameData): void {
  const place = document.querySelector<HTMLElement>('#graph');
  const details = document.querySelector<HTMLElement>('#details');
  const search = document.querySelector<HTMLInputElement>('#search');
  if (place === null || details === null || search === null) return;
  const idle = document.querySelector<HTMLInputElement>('#idle');
  let thread: number | null = null;
  let graph: FlameGraph<GraphNode>;

  const draw = () => {
    const tree = graphOf(data, thread, idle?.checked === true);
    place.replaceChildren();
    graph = newGraph(data, tree, details).width(place.clientWidth);
    select(place).datum(tree).call(graph);
    if (search.value !== '') graph.search(search.value);
  };

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-thread]')) {
    button.addEventListener('click', () => {
      thread = button.dataset.thread === 'all' ? null : Number(button.dataset.thread);
      for (const other of document.querySelectorAll('[data-thread]')) {
        other.setAttribute('aria-pressed', String(other === button));
      }
      draw();
    });
  }
  idle?.addEventListener('change', draw);
  search.addEventListener('input', () => {
    if (search.value === '') graph.clear();
    else graph.search(search.value);
    if (search.value === '') details.textContent = INVITATION;
  });
  document.querySelector('#reset')?.addEventListener('click', () => graph.resetZoom());
  let width = place.clientWidth;
  addEventListener('resize', () => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    draw();
  });
  details.textContent = INVITATION;
  draw();
}

function newGraph(data: FlameData, root: GraphNode, details: HTMLElement): FlameGraph<GraphNode> {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return flamegraph<GraphNode>()
    .cellHeight(20)
    .inverted(true)
    .minFrameSize(LEAST_PIXELS)
    .transitionDuration(still ? 0 : 200)
    .sort((a, b) => b.value - a.value)
    .setColorMapper((place) => fillOf(place.data, root.value, place.highlight === true))
    .setLabelHandler((place) => frameText(place, data.unit, data.queries))
    .setDetailsHandler((label) => {
      if (label !== null) details.textContent = label;
    })
    .setSearchMatch((place, term) => matches(place, term))
    .setSearchHandler((found, sum, total) => {
      const share = total === 0 ? 0 : (100 * sum) / total;
      details.textContent = `${found.length} places found: ${amount(sum, data.unit)} a query, ${share.toFixed(1)} %`;
    });
}

/** Whether a frame's name or place has the text in it, whatever the case. */
function matches({ data }: Place<GraphNode>, term: string): boolean {
  return `${data.name} ${placeOf(data.frame)}`.toLowerCase().includes(term.trim().toLowerCase());
}
