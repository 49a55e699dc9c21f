import { MISSING } from '../record.ts';
import type { ByteWriter } from './byte-writer.ts';
import { Column } from './column.ts';
import { CODING, MASK } from './layout.ts';
import { planDecimal } from './plan-decimal.ts';
import { planDirection } from './plan-direction.ts';
import { planFraction } from './plan-fraction.ts';
import { planPattern } from './plan-pattern.ts';
import type { StreamPlan } from './plan-stream.ts';

/** For each point of a block, 1 where it has a value in the stream. */
type Mask = Uint8Array;

/** A column's stream with the values it takes, and the mask that goes with it. */
interface ColumnPlan {
  readonly stream: StreamPlan;
  readonly mask: Mask;
  readonly kind: number;
  readonly bytes: number;
}

const NO_MASK = new Uint8Array(0);
/** Fewest points that repeat the one before for which a mask is tried. */
const FEW_HELD = 4;

/** Values of a column that are in the stream; two, since positions are planned in pairs. */
const streams = [new Column(), new Column()] as const;

/** Writes latitude and longitude, which may share a mask of the points that repeat the position before. */
export function writePositions(writer: ByteWriter, lat: Column, lon: Column, count: number): void {
  let plans = [planColumn(lat, count), planColumn(lon, count)] as const;
  const moved = movedMask(lat, lon, count);
  if (moved !== null) {
    const held = [
      planMasked(lat, moved, MASK.held, streams[0]),
      planMasked(lon, moved, MASK.shared, streams[1]),
    ] as const;
    if (held[0].bytes + held[1].bytes < plans[0].bytes + plans[1].bytes) plans = held;
  }
  writePlan(writer, plans[0]);
  writePlan(writer, plans[1]);
}

/** Writes a column in the cheapest way that is known. */
export function writeColumn(writer: ByteWriter, column: Column, count: number): void {
  let missing = 0;
  for (let i = 0; i < count; i++) if (column.values[i] === MISSING) missing++;
  if (missing === count) {
    writer.u8(CODING.missing);
    return;
  }
  let plan = planColumn(column, count);
  const mask = missing > 0 ? presentMask(column, count) : movedMask(column, column, count);
  if (mask !== null) {
    const masked = planMasked(column, mask, missing > 0 ? MASK.missing : MASK.held, streams[0]);
    if (masked.bytes < plan.bytes) plan = masked;
  }
  writePlan(writer, plan);
}

function presentMask(column: Column, count: number): Mask {
  const mask = new Uint8Array(count);
  for (let i = 0; i < count; i++) mask[i] = column.values[i] === MISSING ? 0 : 1;
  return mask;
}

/** Points that do not repeat the one before in two columns; null where hardly any does. */
function movedMask(a: Column, b: Column, count: number): Mask | null {
  const mask = new Uint8Array(count).fill(1);
  let held = 0;
  for (let i = 1; i < count; i++) {
    if (!a.same(i, i - 1) || !b.same(i, i - 1)) continue;
    mask[i] = 0;
    held++;
  }
  return held < FEW_HELD ? null : mask;
}

function planColumn(column: Column, count: number): ColumnPlan {
  const stream = planStream(column, count);
  return { stream, mask: NO_MASK, kind: MASK.none, bytes: stream.bytes };
}

function planMasked(column: Column, mask: Mask, kind: number, into: Column): ColumnPlan {
  let present = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    into.words[2 * present] = column.words[2 * i] as number;
    into.words[2 * present + 1] = column.words[2 * i + 1] as number;
    present++;
  }
  const stream = planStream(into, present);
  return { stream, mask, kind, bytes: stream.bytes + (kind === MASK.shared ? 0 : (mask.length + 7) >> 3) };
}

function planStream(column: Column, count: number): StreamPlan {
  let best = planPattern(column, count);
  for (const plan of [planDecimal, planFraction, planDirection]) {
    // Where decimals come to two bytes a value or less, the forms of ADS-B do not beat them.
    if (plan !== planDecimal && best.bytes <= 2 * count) break;
    const other = plan(column, count);
    if (other !== null && other.bytes < best.bytes) best = other;
  }
  return best;
}

function writePlan(writer: ByteWriter, { stream, mask, kind }: ColumnPlan): void {
  writer.u8(stream.mode | (kind << 3));
  if (kind === MASK.held || kind === MASK.missing) writer.packNumbers(mask, 1);
  stream.write(writer);
}
