import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { loadCodec } from '../codec/registry.ts';
import { LettingGo } from '../let-go.ts';
import { watchTask } from '../stages/watch-task.ts';
import { decodeTask } from './decode-task.ts';
import type { DecodeTask, DecodeWorkerData } from './messages.ts';

const codec = await loadCodec((workerData as DecodeWorkerData).codec);
const memory = new LettingGo();

/** Runs one task in a worker thread and hands its buffers over without a copy. */
export default async function run(task: DecodeTask): Promise<unknown> {
  const answer = watchTask(task, () => decodeTask(codec, task));
  if (!answer.ok) return answer;
  if (codec.native) await memory.after(answer.bytesDecompressed);
  return move({ [transferableSymbol]: [answer.packed.buffer, answer.lengths.buffer], [valueSymbol]: answer });
}
