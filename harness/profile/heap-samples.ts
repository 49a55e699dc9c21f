import type { HeapProfiler } from 'node:inspector';
import type { Frame } from './frame.ts';
import type { FrameLocator } from './frame-locator.ts';
import { SampleCollector, type Samples } from './samples.ts';

/** Samples of a V8 allocation profile, weights in bytes: V8 has scaled them to all that was allocated. */
export function heapSamples({ head }: HeapProfiler.SamplingHeapProfile, locator: FrameLocator): Samples {
  const collector = new SampleCollector();
  const visit = (node: HeapProfiler.SamplingHeapProfileNode, above: readonly Frame[]) => {
    const isRoot = node.callFrame.functionName === '(root)';
    const stack = isRoot ? above : [...above, locator.frameOf(node.callFrame, above.at(-1) ?? null)];
    if (node.selfSize > 0) collector.add(collector.stack(stack), node.selfSize);
    for (const child of node.children) visit(child, stack);
  };
  visit(head, []);
  return collector;
}
