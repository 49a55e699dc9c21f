declare module '*.css';

/** The part of d3-flame-graph that is used here; it has no types of its own. */
declare module 'd3-flame-graph' {
  import type { Selection } from 'd3-selection';

  /** A place in the graph: what was given, and where it is drawn as shares of the width. */
  export interface Place<T> {
    readonly data: T;
    readonly value: number;
    readonly x0: number;
    readonly x1: number;
    readonly depth: number;
    readonly highlight?: boolean;
    readonly parent: Place<T> | null;
  }

  export interface FlameGraph<T> {
    (selection: Selection<HTMLElement, T, null, undefined>): void;
    width(pixels: number): this;
    cellHeight(pixels: number): this;
    minFrameSize(pixels: number): this;
    transitionDuration(milliseconds: number): this;
    inverted(isInverted: boolean): this;
    sort(compare: (a: Place<T>, b: Place<T>) => number): this;
    setColorMapper(color: (place: Place<T>, original: string) => string): this;
    setLabelHandler(label: (place: Place<T>) => string): this;
    setDetailsHandler(show: (label: string | null) => void): this;
    setSearchHandler(show: (found: Place<T>[], sum: number, total: number) => void): this;
    setSearchMatch(matches: (place: Place<T>, term: string) => boolean): this;
    search(term: string): void;
    clear(): void;
    resetZoom(): void;
    update(data?: T): void;
    destroy(): void;
  }

  export default function flamegraph<T>(): FlameGraph<T>;
}
