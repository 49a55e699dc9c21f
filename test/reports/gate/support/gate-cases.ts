import type { GateDocument } from '../../../../harness/gate/gate-document.ts';
import { gateDocument, QUIET, type TimeOf } from '../../../harness/gate/support/gate-document.ts';
import { HOSTILE } from '../../support/hostile-document.ts';

/** The head of an engine takes 20 % longer. */
const slower: TimeOf = (role, engine, scenario, pair) =>
  QUIET(role, engine, scenario, pair) * (role === 'head' && engine === 'typed/lz4' ? 1.2 : 1);

const missed: TimeOf = (role, engine, scenario, pair) => QUIET(role === 'slow' ? 'base' : role, engine, scenario, pair);

const stages = [
  { stage: 'decode', base: [4, 4.1, 4, 3.9, 4, 4.1], head: [6, 6.1, 6.2, 5.9, 6, 6] },
  { stage: 'sql', base: [1, 1.1, 1, 1, 1, 1.1], head: [1, 1, 1, 1.1, 1, 1] },
  { stage: 'gc', base: [0, 0, 0, 0, 0, 0], head: [0.1, 0, 0, 0, 0, 0] },
];

export function slowedDocument(page: string | null = 'diff/flame.html'): GateDocument {
  const worst = { engine: 'typed/lz4', scenario: 's/one', stages, page };
  const document = gateDocument({ first: slower, second: slower, rest: { worst } });
  const counted = document.screening.cells.find(({ engine }) => engine === 'head:scan/lz4');
  if (counted !== undefined) counted.counters.rows = 2 * counted.counters.rows;
  document.policy.countersAccepted = true;
  return document;
}

/** Every text that comes from data or a command line is hostile. */
export function hostileGate(): GateDocument {
  const document = slowedDocument(`${HOSTILE}\n::error::forged`);
  const { head, base } = document;
  return {
    ...document,
    base: { ...base, ref: HOSTILE },
    head: { ...head, ref: `${HOSTILE}\n::error::forged` },
    leftOut: [{ engine: HOSTILE, reason: HOSTILE }],
    results: [{ engine: 'typed/lz4', scenario: 's/one', place: HOSTILE, got: HOSTILE, expected: HOSTILE }],
  };
}

export function emptyGate(): GateDocument {
  const document = gateDocument({ rest: { complete: false } });
  for (const cell of document.screening.cells) cell.rounds.length = 0;
  document.screening.conditions.length = 0;
  return document;
}

/** Runs of every kind, by what they are. */
export const GATE_CASES: readonly (readonly [name: string, document: GateDocument])[] = [
  ['that passes', gateDocument()],
  ['with a regression, stages and counters', slowedDocument()],
  ['with other results', { ...hostileGate(), leftOut: [] }],
  ['that is unqualified', gateDocument({ first: missed })],
  ['that is inconclusive', gateDocument({ first: slower })],
  ['of four pairs', gateDocument({ pairs: [4, 12] })],
  ['of one pair', gateDocument({ pairs: [1, 1] })],
  ['without samples', emptyGate()],
  ['without engines', gateDocument({ engines: [] })],
  ['with hostile texts', hostileGate()],
];
