import { type Command, Option } from 'commander';
import { CONFIDENCE } from '../../harness/comparison/pair-speedup.ts';
import type { GatePolicy } from '../../harness/gate/gate-document.ts';
import type { BenchFlags } from '../bench-options.ts';
import {
  dataDirOption,
  documentOption,
  durationOption,
  percentageOption,
  presetOption,
  seedOption,
  workersOption,
} from '../common-options.ts';
import { MAX_PAIRS, nameList, wholeNumber } from '../options.ts';

/** Slowdown that every run has to see where `--injected` says nothing else, as a share. */
export const INJECTED = 0.1;

/** Fewest process pairs that an interval can be made of. */
const FEWEST_PAIRS = 6;

/** The flags of `lab gate`, as commander gives them. */
export interface GateFlags extends Pick<BenchFlags, 'dataDir' | 'preset' | 'engines' | 'scenarios' | 'workers'> {
  readonly base?: string;
  readonly head?: string;
  readonly budget: number;
  readonly floor: number;
  readonly injected: number;
  readonly pairs: number;
  readonly confirmationPairs: number;
  readonly repeats: number;
  readonly seed: number;
  readonly acceptResults?: boolean;
  readonly acceptCounters?: boolean;
  readonly inconclusive: 'pass' | 'fail';
  /** False after --no-profile. */
  readonly profile: boolean;
  readonly json?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly html?: string;
  readonly annotations?: boolean;
  /** Names of claims; true for all. */
  readonly claims?: readonly string[] | true;
  readonly baseline?: string;
  readonly force?: boolean;
}

/** Flags of what is compared, how long, and what comes of it. */
export function addGateOptions(command: Command): Command {
  return command
    .option('--base <ref>', 'commit, branch or tag to compare with')
    .option('--head <ref>', 'commit, branch or tag that is judged (default: the working tree)')
    .option('--baseline <file>', 'compare with a file of `lab baseline save` in place of a commit')
    .option('--force', 'with --baseline: compare even where the machine is another one')
    .option(
      '--claims [names]',
      'prove or refute the claims of scenarios/claims.ts in place of comparing',
      nameList('--claims'),
    )
    .addOption(dataDirOption())
    .addOption(presetOption())
    .option('--engines <names>', "engines, e.g. 'typed/lz4,pool-*', or all (default: a few)", nameList('--engines'))
    .option(
      '--scenarios <names>',
      "scenarios, e.g. 'reference/boston,camera/*' (default: a few)",
      nameList('--scenarios'),
    )
    .addOption(durationOption('--budget', 'time that the whole run may take, builds included', '10m'))
    .addOption(percentageOption('--floor', 'difference below which nothing counts', '5%'))
    .option('--pairs <n>', 'process pairs of the first look', wholeNumber('--pairs', FEWEST_PAIRS, MAX_PAIRS), 12)
    .option(
      '--confirmation-pairs <n>',
      'fresh process pairs of the second look, at candidates alone',
      wholeNumber('--confirmation-pairs', FEWEST_PAIRS, MAX_PAIRS),
      12,
    )
    .option('--repeats <n>', 'most timed calls a cell in each process', wholeNumber('--repeats', 1), 20)
    .addOption(
      percentageOption(
        '--injected',
        'slowdown that every run gives the base, to show that it would be seen',
        `${100 * INJECTED}%`,
      ),
    )
    .option('--accept-results', 'name results that differ, and measure all the same')
    .option('--accept-counters', 'name counters that have grown, and pass all the same')
    .addOption(
      new Option('--inconclusive <what>', 'what becomes of a run that cannot tell')
        .choices(['pass', 'fail'])
        .default('fail'),
    )
    .addOption(workersOption())
    .addOption(seedOption())
    .option('--no-profile', 'do not profile the worst cell of a regression')
    .addOption(documentOption())
    .option('--markdown <file>', 'write a summary for the page of a job')
    .option('--junit <file>', 'write the cells as JUnit XML')
    .option('--html <file>', 'write a report as one page that works offline')
    .option('--annotations', 'print annotations for GitHub');
}

/** What flags ask of a verdict. */
export function policyOf(flags: GateFlags): GatePolicy {
  return {
    floor: flags.floor,
    confidence: CONFIDENCE,
    alpha: 1 - CONFIDENCE,
    injected: flags.injected,
    screeningPairs: flags.pairs,
    confirmationPairs: flags.confirmationPairs,
    inconclusivePasses: flags.inconclusive === 'pass',
    resultsAccepted: flags.acceptResults === true,
    countersAccepted: flags.acceptCounters === true,
  };
}
