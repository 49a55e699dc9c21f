import type { BenchDocument } from '../../harness/document.ts';
import type { Conditions } from '../../harness/environment/conditions.ts';
import { meanCondition, OTHER_WORK } from '../../harness/environment/mean-condition.ts';
import { count, percent } from '../numbers.ts';

/** Share of the time that may be lost to a host or a limit before that is pointed out. */
const LOST = 0.01;

/** Pages to and from swap that are let pass; 4 KiB each, usually. */
const FEW_PAGES = 256;

/** What the machine or the programs on it do to the figures, one text each. */
export function machineDoubts({ environment, conditions }: BenchDocument): string[] {
  const { cores, load, cpuPressure, governor, debugBuild, sqliteOptions, nodeOptions } = environment;
  const mean = (name: keyof Conditions) => meanCondition(conditions, name) ?? 0;
  const [others, stolen, throttled] = [mean('otherCores'), mean('stolenCores'), mean('throttled')];
  const pages = conditions.reduce((sum, { swappedPages }) => sum + (swappedPages ?? 0), 0);
  const cpus = `of ${cores} ${cores === 1 ? 'processor' : 'processors'}`;
  return [
    ...(load > cores
      ? [`the load before the run, ${load.toFixed(1)}, exceeds the ${cores} cores: other work disturbs the figures`]
      : []),
    ...(cpuPressure !== null && cpuPressure > OTHER_WORK
      ? [`in ${percent(cpuPressure, 1)} of the 10 s before the run something waited for a processor`]
      : []),
    ...(others > OTHER_WORK * cores
      ? [`other work took ${others.toFixed(1)} ${cpus} during the run: it disturbs the figures`]
      : []),
    ...(stolen > LOST * cores
      ? [`the host of this machine gave ${stolen.toFixed(2)} ${cpus} to others during the run`]
      : []),
    ...(throttled > LOST
      ? [`a limit of processor time held the run back in ${percent(throttled, 1)} of its time`]
      : []),
    ...(pages > FEW_PAGES
      ? [`${count(pages)} pages went to swap or came from it during the run: memory was short`]
      : []),
    ...(governor !== 'unknown' && governor !== 'performance'
      ? [`the CPU governor is ${governor}: the clock of the processor may change while engines run`]
      : []),
    ...(debugBuild ? ['Node is a debug build'] : []),
    ...(sqliteOptions.includes('DEBUG') ? ['SQLite is a debug build'] : []),
    ...(nodeOptions === '' ? [] : [`NODE_OPTIONS is set, and engines inherit it: ${nodeOptions}`]),
  ];
}
