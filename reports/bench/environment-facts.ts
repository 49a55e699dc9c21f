import type { BenchDocument } from '../../harness/document.ts';
import { bytes, percent, plural, share } from '../numbers.ts';

/** What the figures were taken on, with and of: name and value, in the order of their weight. */
export function environmentFacts({ environment: env, configuration, createdAt }: BenchDocument): [string, string][] {
  const { stores, fixture, dayFiles, workers, repeats, pairs, baseline, floor, budgetSeconds, seed } = configuration;
  const commit = env.commit === null ? 'unknown' : `${env.commit}${env.dirty === true ? ', with changes' : ''}`;
  const size = dayFiles.reduce((sum, file) => sum + file.bytes, 0);
  return [
    ['taken at', createdAt],
    ['commit', commit],
    ['processor', `${env.cores} × ${env.cpu}, governor ${env.governor}`],
    ['memory', bytes(env.memoryBytes)],
    ['system', `${env.platform} ${env.release}, ${env.arch}`],
    ['load before the run', `${env.load.toFixed(2)}${pressureText(env.cpuPressure)}`],
    ['step of the clock', `${+env.timerStep.toPrecision(2)} ms`],
    ['Node', `${env.node}, V8 ${env.v8}`],
    ['SQLite', env.sqlite],
    ['packages', pairsText(env.packages)],
    ...(Object.keys(env.peers).length === 0 ? [] : ([['peers', pairsText(env.peers)]] as [string, string][])),
    ['store', fixture === null ? Object.values(stores).join(', ') : `fixture ${fixture.preset}, seed ${fixture.seed}`],
    ['day-files', `${plural(dayFiles.length, 'file')}, ${bytes(size)}`],
    [
      'run',
      `${plural(pairs, 'process pair')}, ${plural(repeats, 'call')} a cell and process, ${plural(workers, 'worker')}, ` +
        `budget ${Math.round(budgetSeconds)} s, seed ${seed}`,
    ],
    ['compared with', `${baseline}, floor ${share(floor)}`],
  ];
}

function pressureText(share: number | null): string {
  return share === null ? '' : `, waiting for a processor in ${percent(share, 1)} of the time`;
}

function pairsText(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}
