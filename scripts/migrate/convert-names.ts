import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Files that a conversion makes beside its result; only the holder of the lock touches them. */
export interface ConvertNames {
  readonly lock: string;
  /** Copy of the source, whose blobs are replaced in place. */
  readonly copy: string;
  /** The result until it is proved. */
  readonly unproved: string;
  /** What was proved of the result: it stays. */
  readonly receipt: string;
}

export function namesFor(target: string): ConvertNames {
  return {
    lock: `${target}.lock`,
    copy: `${target}.copy.tmp`,
    unproved: `${target}.unproved.tmp`,
    receipt: `${target}.verified.json`,
  };
}

/** Removes what a conversion that is over, or was killed, has left: whoever holds the lock knows that nobody uses it. */
export function removeTemporaries({ copy, unproved, receipt }: ConvertNames): void {
  const folder = path.dirname(receipt);
  const [first, second, third] = [copy, unproved, receipt].map((file) => path.basename(file)) as [
    string,
    string,
    string,
  ];
  for (const name of readdirSync(folder)) {
    // SQLite adds endings such as -journal, and an unfinished receipt has a temporary name of its own.
    const isOurs = name.startsWith(first) || name.startsWith(second) || (name.startsWith(third) && name !== third);
    if (isOurs) rmSync(path.join(folder, name), { force: true });
  }
}
