import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { loadCodec } from '../codec/registry.ts';
import { LettingGo } from '../let-go.ts';
import { watchTask } from '../stages/watch-task.ts';
import { Store } from '../store/store.ts';
import type { ScanTask, ScanWorkerData } from './scan-messages.ts';
import { scanTask } from './scan-task.ts';

const { dataDir, codec: codecName } = workerData as ScanWorkerData;
const codec = await loadCodec(codecName);
const store = new Store(dataDir, { mapped: true });
const memory = new LettingGo();

/** Runs one task in a worker thread and hands its buffers over without a copy. */
export default async function run(task: ScanTask): Promise<unknown> {
  const answer = watchTask(task, () => scanTask(store, codec, task));
  if (!answer.ok) return answer;
  if (codec.native) await memory.after(answer.counters.bytesDecompressed);
  return move({ [transferableSymbol]: [answer.packed.buffer, answer.lengths.buffer], [valueSymbol]: answer });
}
