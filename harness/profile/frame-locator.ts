import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILD_ROOT } from '../../engines/package-root.ts';
import { ANONYMOUS, type Frame, type FrameKind, type FrameStage, GC, IDLE } from './frame.ts';
import { stageOf } from './stage-of.ts';

/** A function as V8 names it; lines and columns from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

const DEPENDENCIES = `${path.sep}node_modules${path.sep}`;

/** Turns what V8 says of a function into its place in the sources. */
export class FrameLocator {
  /** Packages whose builds run: that of the engines, and this one, whose loop asks them. */
  readonly #roots: readonly string[];
  readonly #maps = new Map<string, SourceMap | null>();

  /** @param root folder of the package whose engines ran. */
  constructor(root: string) {
    this.#roots = [root, BUILD_ROOT];
  }

  /** The frame of a function, whose kind and stage may be its caller's where it has no file. */
  frameOf(call: CallFrame, caller: Frame | null): Frame {
    const name = call.functionName === '' ? ANONYMOUS : call.functionName;
    const callerStage: FrameStage = caller?.stage ?? 'other';
    if (name === IDLE.name) return IDLE;
    if (name === GC.name) return GC;
    if (call.url.startsWith('wasm:')) {
      return { name, file: null, line: null, kind: caller?.kind ?? 'project', stage: callerStage };
    }
    const place = this.#place(call);
    if (place === null) return { name, file: null, line: null, kind: 'native', stage: callerStage };
    return { name, ...place, stage: stageOf(place.file, name, callerStage) };
  }

  /** Name of a native library: below its package, else the file alone. */
  libraryOf(file: string): string {
    const dependency = file.lastIndexOf(DEPENDENCIES);
    return dependency >= 0 ? file.slice(dependency + DEPENDENCIES.length) : path.basename(file).replace(/[[\]]/g, '');
  }

  #place({ url, lineNumber, columnNumber }: CallFrame): { file: string; line: number; kind: FrameKind } | null {
    if (url.startsWith('node:')) return { file: url, line: lineNumber + 1, kind: 'node' };
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    if (!path.isAbsolute(file)) return null;
    const dependency = file.lastIndexOf(DEPENDENCIES);
    if (dependency >= 0) {
      return { file: file.slice(dependency + DEPENDENCIES.length), line: lineNumber + 1, kind: 'dependency' };
    }
    const root = this.#roots.find((own) => file.startsWith(path.join(own, 'dist', path.sep)));
    if (root === undefined) return { file, line: lineNumber + 1, kind: 'project' };
    const entry = this.#mapOf(file)?.findEntry(lineNumber, columnNumber);
    if (entry === undefined || !('originalSource' in entry)) {
      return { file: path.relative(root, file), line: lineNumber + 1, kind: 'project' };
    }
    const source = path.resolve(path.dirname(file), entry.originalSource);
    return { file: path.relative(root, source), line: entry.originalLine + 1, kind: 'project' };
  }

  #mapOf(file: string): SourceMap | null {
    let map = this.#maps.get(file);
    if (map === undefined) {
      const beside = `${file}.map`;
      map = existsSync(beside) ? new SourceMap(JSON.parse(readFileSync(beside, 'utf8'))) : null;
      this.#maps.set(file, map);
    }
    return map;
  }
}
