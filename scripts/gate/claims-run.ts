import process from 'node:process';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import {
  CLAIMS_SCHEMA,
  CLAIMS_VERSION,
  type ClaimsDocument,
  claimToStore,
} from '../../harness/claims/claims-document.ts';
import { judgeClaims } from '../../harness/claims/judge-claims.ts';
import { DEFAULT_FLOOR } from '../../harness/comparison/verdict.ts';
import { runBench } from '../../harness/run.ts';
import { stepHooks } from '../../harness/step-hooks.ts';
import { loadClaimsFormat } from '../../reports/claims/registry.ts';
import { checkClaimText } from '../../scenarios/claim.ts';
import { pickClaims } from '../../scenarios/claims.ts';
import { checkSource, resolveSource, type Source, type SourceFlags } from '../bench-options.ts';
import { interruptible } from '../interruptible.ts';
import { createProgress } from '../progress.ts';
import { type ClaimsPlan, planClaims } from './claims-plan.ts';
import { printedFormats } from './gate-kinds.ts';

/** What `lab gate --claims` is asked for. */
export interface ClaimsOptions extends SourceFlags {
  /** Names of claims, `*` for any characters; none for all. */
  readonly claims: readonly string[];
  /** Process pairs; by default as many as it takes to decide. */
  readonly pairs?: number;
  readonly repeats: number;
  readonly workers?: number;
  /** Seconds that the run may take; by default 10 minutes. */
  readonly budget?: number;
  readonly seed: number;
  /** Slowdown that the run gives one engine, to show that it would see it, as a share. */
  readonly injected: number;
  /** Whether an undecided claim of the project's lets the gate pass. */
  readonly inconclusive: 'pass' | 'fail';
  /** File of each format that is written besides. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether annotations for GitHub are printed. */
  readonly annotations?: boolean;
}

/** Seconds of a run where no budget is given. */
const USUAL_BUDGET = 600;

/**
 * Proves or refutes claims in one run of just the engines and scenarios that they are about, prints what came of it and
 * sets the exit status: 0 where every claim that the project stands for is proved, 1 where one is refuted or an engine
 * answers wrong, 3 where one is undecided, 4 where the run failed its own test.
 * @throws LabError UNKNOWN_NAME, BAD_OPTION, OUTPUT_UNWRITABLE, and what the bench throws.
 */
export async function runClaims(options: ClaimsOptions): Promise<void> {
  checkSource(options);
  const claims = pickClaims(options.claims.length === 0 ? ['*'] : options.claims);
  for (const claim of claims) checkClaimText(claim);
  for (const file of options.files.values()) checkWritable(file);
  const renderers = await Promise.all(
    [...options.files].map(async ([format, file]) => ({ file, render: await loadClaimsFormat(format) })),
  );
  const printed = await Promise.all(printedFormats(options).map(loadClaimsFormat));
  const source = await resolveSource(options);
  const workers = options.workers ?? defaultWorkers();
  const document = await measure(
    planClaims(claims, source.stores, { workers, injected: options.injected }),
    source,
    workers,
    options,
  );
  for (const { file, render } of renderers) {
    writeFileAtomic(file, render(document));
    process.stderr.write(`saved ${file}\n`);
  }
  for (const render of printed) process.stdout.write(render(document));
  process.exitCode = document.bench.complete ? judgeClaims(document).status : EXIT_STATUS.interrupted;
}

async function measure(
  { claims, candidates, control, pairs, ...plan }: ClaimsPlan,
  source: Source,
  workers: number,
  options: ClaimsOptions,
): Promise<ClaimsDocument> {
  const progress = createProgress();
  const bench = await interruptible(
    async (signal) =>
      await runBench(
        {
          ...source,
          ...plan,
          ...{ baseline: control.engine, floor: DEFAULT_FLOOR, stages: 'none' },
          ...{ repeats: options.repeats, seed: options.seed, workers },
          ...{ pairs: options.pairs ?? pairs, budgetSeconds: options.budget ?? USUAL_BUDGET },
        },
        stepHooks('timing', { signal, onProgress: progress.update }),
      ).finally(() => progress.stop()),
  );
  return {
    schema: CLAIMS_SCHEMA,
    version: CLAIMS_VERSION,
    claims: claims.map(claimToStore),
    control,
    inconclusivePasses: options.inconclusive === 'pass',
    candidates: Object.fromEntries(candidates),
    bench,
  };
}
