import { createProgress, type Progress } from '../progress.ts';
import type { OnProgress } from './convert-options.ts';

const PHASES: Readonly<Record<Parameters<OnProgress>[0], string>> = {
  copy: 'copying pages',
  encode: 'encoding trajectories',
  check: 'checking trajectories',
};

/** A phase that is over sooner, in seconds, is not shown. */
const SHOWN_AFTER = 0.5;

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** Shows how far the phases of conversions are, with the time left in each. */
export function convertProgress(shown: boolean): { on: (label: string) => OnProgress; stop: () => void } {
  const progress = shown ? createProgress() : SILENT;
  let current = '';
  let started = 0;
  return {
    on: (label) => (phase, done, total) => {
      const title = `${label} ${PHASES[phase]}`;
      if (title !== current) [current, started] = [title, performance.now()];
      const seconds = (performance.now() - started) / 1000;
      if (seconds < SHOWN_AFTER || done === 0) return;
      progress.update(PHASES[phase], done, total, label, (seconds / done) * (total - done));
    },
    stop: () => progress.stop(),
  };
}
