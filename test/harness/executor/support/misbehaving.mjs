// An executor that goes wrong in the way its first argument names; plain JavaScript, so that it starts at once.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [fault, argument] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
const ready = { ready: true, feder_version: 'test 1', label: 'x', data_dir: 'some/dir' };
const forever = () => setInterval(() => {}, 1 << 30);

const EMPTY = { ok: true, trajectories: [] };

/** What replaces the handshake. */
const STARTS = {
  'dies before it is ready': () => {
    process.stderr.write('cannot find my data\n');
    process.exitCode = 3;
    return false;
  },
  'never says ready': () => {
    process.stderr.write('still loading\n');
    forever();
    return false;
  },
  'greets with rubbish': () => say('Welcome!'),
  'greets without a label': () => say({ ready: true, feder_version: '1', data_dir: 'd' }),
  'is not ready': () => say({ ...ready, ready: false }),
  'has another label': () => say({ ...ready, label: 'y' }),
  'has another store': () => say({ ...ready, data_dir: 'other/dir' }),
};

/** What replaces an answer. */
const ANSWERS = {
  dies: () => {
    process.stderr.write('Traceback: out of memory\n');
    process.exit(9);
  },
  'is killed': () => process.kill(process.pid, 'SIGSEGV'),
  hangs: () => process.stderr.write('thinking\n'),
  'writes rubbish': () => say('Segmentation fault'),
  'writes half a line and dies': () => process.stdout.write('{"ok": true, "traj', () => process.exit(0)),
  'answers outside the protocol': () => say({ ok: true, trajectories: [{ source_id: 'a', n_points: 'many' }] }),
  'answers with null': () => say('null'),
  'answers twice': () => {
    say(EMPTY);
    say(EMPTY);
  },
  'is noisy': () => {
    process.stderr.write('x'.repeat(2_000_000), () => say(EMPTY));
  },
  floods: () => {
    const line = `${'flood '.repeat(10_000)}\n`;
    const pour = () => process.stderr.write(line, pour);
    pour();
  },
  'says an error': () => say({ ok: false, error: `BadQuery: no file ${ready.data_dir}/2024` }),
};

process.on('SIGTERM', () => {
  if (fault !== 'ignores SIGTERM') process.exit(0);
});
const begin = STARTS[fault];
if (begin === undefined) say(ready);
else if (begin() === false) process.stdin.destroy();
if (fault === 'leaves a child behind') {
  // It holds stderr open, as a forgotten worker would.
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(argument, String(child.pid));
  child.unref();
}
if (fault !== 'never says ready' && fault !== 'dies before it is ready') {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    if (ANSWERS[fault] !== undefined) ANSWERS[fault]();
    else say(EMPTY);
  }
  if (fault?.startsWith('ignores')) forever();
}
