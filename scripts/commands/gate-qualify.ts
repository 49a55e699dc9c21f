import path from 'node:path';
import process from 'node:process';
import { type Command, Option } from 'commander';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { findCommit } from '../../harness/sides/find-commit.ts';
import { Git } from '../../harness/sides/git.ts';
import { dataDirOption, durationOption, percentageOption, presetOption, workersOption } from '../common-options.ts';
import { CASES } from '../gate/qualify/cases/registry.ts';
import type { Outcome } from '../gate/qualify/outcome.ts';
import { OutcomeLog } from '../gate/qualify/outcome-log.ts';
import { runCase } from '../gate/qualify/run-case.ts';
import { qualificationSummary } from '../gate/qualify/summary.ts';
import { interruptible } from '../interruptible.ts';
import { nameList, wholeNumber } from '../options.ts';

/** Few of each, so that many runs end in an hour: two that do not change, and scenarios with enough candidates. */
const ENGINES = ['typed/lz4', 'scan/lz4-wasm', 'zone/v2'];
const SCENARIOS = ['reference/boston', 'camera/atlanta', 'edge/midnight'];

interface Flags {
  readonly cases?: readonly string[];
  readonly runs: number;
  readonly base: string;
  readonly engines?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly dataDir?: string;
  readonly preset?: string;
  readonly workers?: number;
  readonly budget: number;
  readonly floor: number;
  readonly injected: number;
  readonly pairs: number;
  readonly confirmationPairs: number;
  readonly repeats: number;
  readonly load: 'case' | 'bursts' | 'none';
  readonly out: string;
}

export function addGateQualify(program: Command): void {
  program
    .command('gate-qualify')
    .description('shows the gate code whose change is known, again and again, and counts how often it is right')
    .option('--cases <names>', `of ${[...CASES.keys()].join(', ')} (default: all)`, nameList('--cases'))
    .option('--runs <n>', 'runs of each case; those of an earlier call count', wholeNumber('--runs', 1), 20)
    .option('--base <ref>', 'commit that the cases change', 'HEAD')
    .option('--engines <names>', `engines; cases change typed (default: ${ENGINES.join()})`, nameList('--engines'))
    .option('--scenarios <names>', `scenarios (default: ${SCENARIOS.join()})`, nameList('--scenarios'))
    .addOption(dataDirOption())
    .addOption(presetOption())
    .addOption(workersOption())
    .addOption(durationOption('--budget', 'time of one run', '3m'))
    .addOption(percentageOption('--floor', 'as for gate', '5%'))
    .addOption(percentageOption('--injected', 'as for gate', '10%'))
    .option('--pairs <n>', 'as for gate', wholeNumber('--pairs', 6), 12)
    .option('--confirmation-pairs <n>', 'as for gate', wholeNumber('--confirmation-pairs', 6), 12)
    .option('--repeats <n>', 'as for gate', wholeNumber('--repeats', 1), 20)
    .addOption(
      new Option('--load <what>', 'what the other processors do: what the case says, bursts of work, or nothing')
        .choices(['case', 'bursts', 'none'])
        .default('case'),
    )
    .option('--out <dir>', 'where outcomes are kept', path.join(PACKAGE_ROOT, '.querylab', 'gate-qualify'))
    .action(qualify);
}

async function qualify(flags: Flags): Promise<void> {
  const { runs, out } = flags;
  const names = pickNames('case', [...CASES.keys()], flags.cases ?? ['*']);
  const outcomes = await interruptible(async (signal) => {
    const base = await findCommit(new Git(PACKAGE_ROOT, signal), flags.base);
    const settings = settingsOf(flags, base);
    const logs = names.map((name) => ({ name, log: new OutcomeLog(out, name) }));
    const done = new Map<string, Outcome[]>(logs.map(({ name, log }) => [name, log.read(settings)]));
    // Run by run, so that each case has been seen before the last hour begins.
    for (let run = 1; run <= runs; run++) {
      for (const { name, log } of logs) {
        const own = done.get(name) as Outcome[];
        if (own.some((outcome) => outcome.run === run)) continue;
        const known = CASES.get(name) as NonNullable<ReturnType<typeof CASES.get>>;
        process.stderr.write(`${name}, run ${run} of ${runs}: ${known.description}\n`);
        const load = flags.load === 'case' ? known.load : flags.load === 'bursts';
        const outcome = await runCase(known, { name, run, settings, base, load, flags: gateFlags(flags) }, signal);
        log.add(outcome);
        own.push(outcome);
        process.stderr.write(
          `${name}, run ${run}: ${outcome.verdict}${outcome.fault === null ? '' : `, WRONG: ${outcome.fault}`}\n`,
        );
      }
    }
    return [...done.values()].flat();
  });
  process.stdout.write(qualificationSummary(outcomes));
  if (outcomes.some(({ fault }) => fault !== null)) process.exitCode = EXIT_STATUS.check;
}

function gateFlags({ cases: _, runs: __, base: ___, load: ____, out: _____, ...flags }: Flags) {
  return { engines: ENGINES, scenarios: SCENARIOS, ...flags, seed: 1, inconclusive: 'fail', profile: false } as const;
}

/** Everything that makes runs comparable, in a line. */
function settingsOf(flags: Flags, base: string): string {
  const {
    engines = ENGINES,
    scenarios = SCENARIOS,
    dataDir,
    preset = 'small',
    budget,
    floor,
    injected,
    pairs,
    confirmationPairs,
  } = flags;
  return [
    base.slice(0, 10),
    `${engines.join()} on ${scenarios.join()} of ${dataDir ?? preset}`,
    `${pairs}+${confirmationPairs} pairs of ${flags.repeats} calls, ${budget} s, floor ${floor}, injected ${injected}`,
    `load ${flags.load}`,
  ].join('; ');
}
