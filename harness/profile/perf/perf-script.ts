import { type Frame, IDLE } from '../frame.ts';
import type { CallFrame, FrameLocator } from '../frame-locator.ts';
import { SampleCollector } from '../samples.ts';
import { stageOf } from '../stage-of.ts';

/** A symbol of `--perf-basic-prof`: a mark of the tier, the name, the file, line and column from 1. */
const SCRIPT = /^(?:JS|LazyCompile|Function|Script|Eval|RegExp):[~^+*]*(.*?) ?(?:(\S+):(\d+):(\d+))?$/;

/** `  7f46 name (file)`, a frame of a stack. */
const STACK_LINE = /^\s+[0-9a-f]+ (.*) \((.*?)\)$/;

/** The samples of one thread. */
export interface PerfThread {
  readonly tid: number;
  /** Whether functions of JavaScript were seen: V8's own helpers and libuv's have none. */
  readonly script: boolean;
  readonly samples: SampleCollector;
}

/**
 * Stacks by thread out of what `perf script -F pid,tid,period,ip,sym,dso` prints; weights in milliseconds, each sample
 * one period of the clock in nanoseconds.
 */
export function readPerfScript(text: string, locator: FrameLocator): PerfThread[] {
  const threads = new Map<number, { tid: number; script: boolean; samples: SampleCollector }>();
  for (const block of text.split(/\n\s*\n/)) {
    const [head = '', ...lines] = block.split('\n');
    const [, tid, period] = /^\s*\S*?\s*\d+\/(\d+)\s+(\d+)/.exec(head) ?? [];
    if (tid === undefined) continue;
    const thread = threads.get(Number(tid)) ?? { tid: Number(tid), script: false, samples: new SampleCollector() };
    threads.set(thread.tid, thread);
    const stack = stackOf(lines.reverse(), locator);
    thread.script ||= stack.some(({ kind }) => kind === 'project' || kind === 'dependency');
    thread.samples.add(thread.samples.stack(stack), Number(period) / 1e6);
  }
  return [...threads.values()];
}

function stackOf(lines: readonly string[], locator: FrameLocator): Frame[] {
  const stack: Frame[] = [];
  for (const line of lines) {
    const [, symbol, dso] = STACK_LINE.exec(line) ?? [];
    if (symbol === undefined || dso === undefined) continue;
    const caller = stack.at(-1) ?? null;
    const script = dso.includes('perf-') ? scriptFrame(symbol) : null;
    if (script !== null) stack.push(locator.frameOf(script, caller));
    else if (!isPlumbing(symbol, dso)) stack.push(nativeFrame(symbol, dso, caller, locator));
  }
  // What Node and libuv do until they come to a script is the same in every stack.
  const first = stack.findIndex(({ kind }) => kind !== 'native');
  return stack.length === 0 ? [IDLE] : stack.slice(Math.max(0, first));
}

function scriptFrame(symbol: string): CallFrame | null {
  const [, functionName, url, line, column] = SCRIPT.exec(symbol) ?? [];
  if (functionName === undefined || url === undefined) return null;
  return { functionName, url, lineNumber: Number(line) - 1, columnNumber: Number(column) - 1 };
}

/** V8's and Node's ways into a call, which stand between any two functions and say nothing. */
function isPlumbing(symbol: string, dso: string): boolean {
  if (symbol === '[unknown]' || dso === '[unknown]') return true;
  return /^(Builtin|Stub|BytecodeHandler|RegExp|Builtins_(Call|JSEntry|InterpreterEntry|Construct|AsyncFunction|Promise|RunMicro|JSRunMicro))/.test(
    symbol,
  );
}

function nativeFrame(symbol: string, dso: string, caller: Frame | null, locator: FrameLocator): Frame {
  const name = symbol.replaceAll('(anonymous namespace)', '{anonymous}').replace(/\(.*$/, '') || symbol;
  const gc = /v8::internal::.*(Heap::|Scaveng|MarkCompact|Marking|Sweep|Evacuat)/.test(symbol);
  const kind = gc ? 'gc' : 'native';
  const file = locator.libraryOf(dso);
  return { name, file, line: null, kind, stage: gc ? 'gc' : stageOf(file, name, caller?.stage ?? 'other') };
}
