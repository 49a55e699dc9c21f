import type { ClaimCell } from '../../harness/claims/claim-cells.ts';
import type { ClaimsDocument } from '../../harness/claims/claims-document.ts';
import type { ClaimResult } from '../../harness/claims/evaluate-claims.ts';
import { judgeClaims } from '../../harness/claims/judge-claims.ts';
import type { ClaimsQualification } from '../../harness/claims/qualify-claims.ts';
import type { GateVerdict } from '../../harness/gate/gate-judgement.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { missingPairs } from '../bench/missing-pairs.ts';
import { range } from '../bench/range.ts';
import { count, plural, times } from '../numbers.ts';
import type { TextTable } from '../text-table.ts';

/** Comparisons of a claim that are shown; the rest is counted. */
const SHOWN = 5;

/** What a verdict is called where it is about claims. */
const VERDICTS: Readonly<Record<GateVerdict, string>> = {
  pass: 'Pass',
  regression: 'Refuted',
  'other results': 'An engine answers wrong or fails',
  interrupted: 'Interrupted, which decides nothing',
  inconclusive: 'Inconclusive',
  unqualified: 'Unqualified, which decides nothing',
};

/** What a claim says, and what comes of it. */
interface ClaimDetail {
  readonly name: string;
  /** Whether the project stands for it, and it is not proved. */
  readonly fails: boolean;
  /** Without its full stop. */
  readonly text: string;
  /** The comparisons that decide; null where it is proved, or there is none. */
  readonly cells: TextTable | null;
}

/** In place of whether a run can be trusted that had no time to show it. */
const NOT_JUDGED = 'The run ended early: whether it can be trusted is not known';

/** What is shown of a run for claims, whatever the format. */
export interface ClaimsReport {
  /** One row a claim. */
  readonly claims: TextTable;
  /** One a claim, with the comparisons that decide where it is not proved. */
  readonly details: readonly ClaimDetail[];
  readonly notes: readonly string[];
  /** Whether the run can be trusted, and why not. */
  readonly qualification: string;
  readonly verdict: GateVerdict;
  /** What the verdict is called. */
  readonly label: string;
  /** How many claims came to what, without its full stop. */
  readonly tallies: string;
  readonly conclusion: string;
  readonly results: readonly ClaimResult[];
  /** That the command ends with. */
  readonly status: number;
}

export function claimsReport(document: ClaimsDocument): ClaimsReport {
  const { results, verdict, status, qualification } = judgeClaims(document);
  return {
    results,
    status,
    claims: {
      head: ['claim', 'verdict', 'decided by', 'at least', 'found', '95 % interval', 'pairs'],
      left: [0, 1, 2],
      rows: results.map((result) => [
        result.claim.stands ? result.claim.name : `${result.claim.name} (a question)`,
        result.verdict,
        ...decidedBy(result.decisive[0]),
      ]),
    },
    details: results.map((result) => ({
      ...{ name: result.claim.name, fails: result.claim.stands && result.verdict !== 'proved', text: detail(result) },
      cells: result.verdict === 'proved' || result.decisive.length === 0 ? null : cellTable(result),
    })),
    notes: [...[missingPairs(document.bench)].filter((note) => note !== null), ...machineDoubts(document.bench)],
    qualification: document.bench.complete ? qualificationText(qualification) : NOT_JUDGED,
    verdict,
    label: VERDICTS[verdict],
    tallies: tallies(results),
    conclusion: `${VERDICTS[verdict]}: ${[...refutations(verdict, results), tallies(results)].join('; ')}.`,
  };
}

function detail({ claim, verdict, reason }: ClaimResult): string {
  return `${verdict}: ${claim.text}${reason === '' ? '' : ` (${reason})`}`;
}

function cellTable({ decisive }: ClaimResult): TextTable {
  const more = decisive.length - SHOWN;
  return {
    head: ['comparison', 'at least', 'found', '95 % interval', 'pairs'],
    left: [0],
    rows: [
      ...decisive.slice(0, SHOWN).map(cellRow),
      ...(more > 0 ? [[`and ${plural(more, 'comparison')} more`, '', '', '', '']] : []),
    ],
  };
}

/** Its claim tells which engines it compares. */
function decidedBy(cell: ClaimCell | undefined): string[] {
  return [cell === undefined ? '–' : placeOf(cell), ...cellRow(cell).slice(1)];
}

function placeOf({ bound, scenario, candidates }: ClaimCell): string {
  if (scenario !== null) return `${scenario} (${count(candidates)} candidates)`;
  return `all of ${bound.scenarios.join(', ')} together (from ${count(candidates)} candidates)`;
}

function cellRow(cell: ClaimCell | undefined): string[] {
  if (cell === undefined) return ['–', '–', '–', '–', '–'];
  const { bound, speedup, pairs } = cell;
  return [
    `${bound.engine} over ${bound.against}, ${placeOf(cell)}`,
    times(bound.least),
    speedup === null ? '–' : times(speedup.estimate),
    range(speedup?.interval ?? null),
    String(pairs),
  ];
}

function tallies(results: readonly ClaimResult[]): string {
  const own = results.filter(({ claim }) => claim.stands);
  const asked = results.filter(({ claim }) => !claim.stands);
  const parts = [
    ...(own.length > 0 ? [`claims: ${tally(own)}`] : []),
    ...(asked.length > 0 ? [`questions, which fail nothing: ${tally(asked)}`] : []),
  ];
  return parts.join('; ');
}

/** What refutes the claims that the project stands for, such as `finer-index: 5.17×, not at least 6×`. */
function refutations(verdict: GateVerdict, results: readonly ClaimResult[]): string[] {
  if (verdict !== 'regression') return [];
  return results.flatMap(({ claim, verdict: own, decisive: [cell] }) => {
    if (!claim.stands || own !== 'refuted' || cell === undefined || cell.speedup === null) return [];
    return [`${claim.name}: ${times(cell.speedup.estimate)}, not at least ${times(cell.bound.least)}`];
  });
}

function qualificationText({ reasons, slowed, same }: ClaimsQualification): string {
  if (reasons.length > 0) return `The run failed its own test: ${reasons.join('; ')}`;
  const found = slowed.cells[0]?.speedup ?? null;
  return (
    `The run passed its own test: of ${plural(same.length, 'comparison')} of an engine with itself none was called ` +
    `different, and the injected slowdown was seen${found === null ? '' : ` as ${times(found.estimate)} (${range(found.interval)})`}`
  );
}

function tally(results: readonly ClaimResult[]): string {
  return (['proved', 'refuted', 'undecided'] as const)
    .map((verdict) => [verdict, results.filter((own) => own.verdict === verdict).length] as const)
    .filter(([, found]) => found > 0)
    .map(([verdict, found]) => `${found} ${verdict}`)
    .join(', ');
}
