import { createProgress } from '../progress.ts';

/** Shows how far a profiled run is, by the clock. */
export function phaseClock(label: string, warmUpSeconds: number, seconds: number) {
  const progress = createProgress();
  let timer: NodeJS.Timeout | null = null;
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    progress.stop();
  };
  const enter = (phase: 'warm-up' | 'profile') => {
    stop();
    const total = Math.ceil(phase === 'profile' ? seconds : warmUpSeconds);
    const started = performance.now();
    const show = () => {
      const done = Math.min(total, Math.floor((performance.now() - started) / 1000));
      progress.update(phase, done, total, label, total - done);
      if (done === total && timer !== null) clearInterval(timer);
    };
    show();
    timer = setInterval(show, 1000);
  };
  return { enter, stop };
}
