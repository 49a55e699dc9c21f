/** A verdict as a word on its colour; the word alone says it all. */
export function VerdictBadge({ verdict }: { verdict: string }) {
  return <span class={`badge ${verdict}`}>{verdict}</span>;
}
