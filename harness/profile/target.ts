import { toFailure } from '../../engines/failure.ts';
import type { ForkedReply } from '../forked-process.ts';
import { openTarget } from './open-target.ts';
import { probed } from './probe.ts';
import type { QueryLoop } from './query-loop.ts';
import type { TargetAnswers, TargetRequest } from './target-messages.ts';

/** The process that is profiled: one engine, one query, again and again. */
let loop: QueryLoop | null = null;

// Ctrl-C reaches the whole group; who started this process decides what becomes of it.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (request: TargetRequest) => {
  if (request.kind === 'stop') loop?.stop();
  else void answer(request).then((reply) => process.send?.(reply));
});

type Asked = Exclude<TargetRequest, { kind: 'stop' }>;

async function answer(request: Asked): Promise<ForkedReply> {
  try {
    return { ok: true, value: await perform(request) };
  } catch (error) {
    return toFailure(error);
  }
}

async function perform(request: Asked): Promise<TargetAnswers[keyof TargetAnswers]> {
  if (request.kind === 'prepare') {
    loop = await openTarget(request.setup);
    return null;
  }
  const opened = loop;
  if (opened === null) throw new Error('no engine is open in this process');
  const { result, threads } = await probed(request.probe, () => opened.run(request.seconds));
  return { ...result, complete: !opened.stopped, threads };
}
