import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import { FORMATS, type Format } from '../../engines/codec/formats.ts';

/** Version of the receipt's own form. */
const RECEIPT_FORMAT = 1;

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identity = z.strictObject({
  bytes: count,
  /** Time of the last change in ms since 1970; a file that has only been copied since is told by its SHA-256. */
  modified: z.number(),
  sha256,
});
const format = z.enum(FORMATS as [Format, ...Format[]]);

const receiptSchema = z.strictObject({
  receipt: z.literal(RECEIPT_FORMAT),
  source: identity,
  target: identity,
  /** Format of the source; null where it has no trajectory. */
  from: format.nullable(),
  to: format,
  trajectories: count,
  /** SHA-256 over all that readers can get from the file, the points unpacked. */
  contents: sha256,
});

/** Which file of which source was proved to hold the same: a JSON file beside it, which no reader of stores looks at. */
export type Receipt = z.infer<typeof receiptSchema>;
export type Identity = Receipt['source'];

/** The receipt in `file`; null where there is none that can be read. */
export function readReceipt(file: string): Receipt | null {
  if (!existsSync(file)) return null;
  try {
    return receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** @throws LabError OUTPUT_UNWRITABLE. */
export function writeReceipt(file: string, proved: Omit<Receipt, 'receipt'>): Receipt {
  const receipt = receiptSchema.parse({ receipt: RECEIPT_FORMAT, ...proved });
  writeFileAtomic(file, `${JSON.stringify(receipt, null, 2)}\n`);
  return receipt;
}

export async function identify(file: string): Promise<Identity> {
  const { size, mtimeMs } = statSync(file);
  const hash = createHash('sha256');
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(part);
  return { bytes: size, modified: mtimeMs, sha256: hash.digest('hex') };
}

/** Whether a file is still the one that was identified. */
export async function isStill(file: string, { bytes, modified, sha256: wanted }: Identity): Promise<boolean> {
  const stat = statSync(file);
  if (stat.size !== bytes) return false;
  return stat.mtimeMs === modified || (await identify(file)).sha256 === wanted;
}
