import { decisive } from './decisive.ts';
import type { GateJudgement } from './gate-judgement.ts';

/** The cell that slowed down most; where only whole engines did, their slowest scenario. Null where none did. */
export function worstCell({ cells }: GateJudgement): { engine: string; scenario: string } | null {
  const slower = cells.filter(({ verdict }) => verdict === 'regression');
  const engines = new Set(slower.map(({ engine }) => engine));
  const single = slower.filter(({ scenario }) => scenario !== null);
  const among = single.length > 0 ? single : cells.filter((cell) => cell.scenario !== null && engines.has(cell.engine));
  const [worst] = [...among].sort((a, b) => decisive(b).estimate - decisive(a).estimate);
  return worst === undefined ? null : { engine: worst.engine, scenario: worst.scenario as string };
}
