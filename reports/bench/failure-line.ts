import type { BenchDocument } from '../../harness/document.ts';

/** What to conclude where an engine is wrong or could not answer; null where all did well. */
export function failureOf({ engines }: BenchDocument): string | null {
  const named = (status: string) => engines.filter((engine) => engine.status === status).map(({ name }) => name);
  const [wrong, failed] = [named('wrong'), named('failed')];
  const parts = [
    ...(wrong.length > 0 ? [`${wrong.join(', ')} did not return what the others do`] : []),
    ...(failed.length > 0 ? [`${failed.join(', ')} could not answer`] : []),
  ];
  return parts.length === 0 ? null : `FAIL: ${parts.join('; ')}.`;
}
