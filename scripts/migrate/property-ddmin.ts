/**
 * Delta debugging: a smallest subset of `items` that still fails, in the sense that leaving out any single one of it
 * passes (ddmin: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002).
 * @param fails must be true of `items`; it is asked about subsets in their order.
 */
export async function ddmin<T>(items: readonly T[], fails: (subset: readonly T[]) => Promise<boolean>): Promise<T[]> {
  if (items.length > 0 && (await fails([]))) return [];
  let current = [...items];
  let parts = 2;
  while (current.length >= 2) {
    const chunks = split(current, parts);
    const smaller = (await firstFailing(chunks, fails)) ?? (await firstFailing(complements(chunks), fails));
    if (smaller !== null) {
      parts = chunks.includes(smaller) ? 2 : Math.max(parts - 1, 2);
      current = smaller;
    } else if (parts < current.length) {
      parts = Math.min(parts * 2, current.length);
    } else {
      break;
    }
  }
  return current;
}

async function firstFailing<T>(
  candidates: readonly T[][],
  fails: (subset: readonly T[]) => Promise<boolean>,
): Promise<T[] | null> {
  for (const candidate of candidates) if (await fails(candidate)) return candidate;
  return null;
}

/** What each chunk leaves out; of two chunks, each is the other's. */
function complements<T>(chunks: readonly T[][]): T[][] {
  if (chunks.length <= 2) return [];
  return chunks.map((left) => chunks.filter((chunk) => chunk !== left).flat());
}

function split<T>(items: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, i) =>
    items.slice(Math.floor((i * items.length) / parts), Math.floor(((i + 1) * items.length) / parts)),
  );
}
