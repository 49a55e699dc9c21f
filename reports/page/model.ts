import { LabError } from '../../engines/errors.ts';
import type { Bounds } from '../../engines/query/query.ts';
import { parseRequest } from '../../engines/query/request.ts';
import type { BenchCell, BenchDocument } from '../../harness/document.ts';
import type { EngineFigures, Figures } from '../bench/figures.ts';
import { figuresOf } from '../bench/figures.ts';

/** A scenario as the page needs it. */
export interface ScenarioView {
  readonly name: string;
  /** Fragment of the page that shows it. */
  readonly id: string;
  readonly scenario: BenchDocument['scenarios'][number];
  /** Cells of engines that were timed, in the order of `ranked`. */
  readonly cells: readonly BenchCell[];
  /** The box that was asked for, where all four sides are given. */
  readonly box: Required<Pick<Bounds, 'minLat' | 'maxLat' | 'minLon' | 'maxLon'>> | null;
  /** Its tracks, where the document has them. */
  readonly tracks: NonNullable<BenchDocument['tracks']>[number] | null;
}

/** Everything the page shows, computed once. */
export interface PageModel {
  readonly document: BenchDocument;
  readonly figures: Figures;
  /** Engines that were timed, the fastest first. */
  readonly ranked: readonly EngineFigures[];
  readonly scenarios: readonly ScenarioView[];
}

export function pageModel(document: BenchDocument): PageModel {
  const figures = figuresOf(document);
  const ranked = [...figures.engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0));
  const scenarios = document.scenarios.map((scenario, i): ScenarioView => {
    const own = document.cells.filter((cell) => cell.scenario === scenario.name && cell.rounds.length > 0);
    return {
      name: scenario.name,
      id: `scenario-${i + 1}`,
      scenario,
      cells: ranked.flatMap(({ engine }) => own.filter((cell) => cell.engine === engine)),
      box: boxOf(scenario.request),
      tracks: document.tracks?.find((tracks) => tracks.scenario === scenario.name) ?? null,
    };
  });
  return { document, figures, ranked, scenarios };
}

/** Null where a side is missing, and for a request that this version of the lab does not know. */
function boxOf(request: unknown): ScenarioView['box'] {
  try {
    const { minLat, maxLat, minLon, maxLon } = parseRequest(request).bounds;
    if (minLat === undefined || maxLat === undefined || minLon === undefined || maxLon === undefined) return null;
    return { minLat, maxLat, minLon, maxLon };
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}
