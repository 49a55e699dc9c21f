import { MISSING } from '../record.ts';
import type { ByteWriter } from './byte-writer.ts';
import { Column } from './column.ts';
import { CODING, MASK } from './layout.ts';
import { planDecimal } from './plan-decimal.ts';
import { planFraction } from './plan-fraction.ts';
import { planPattern } from './plan-pattern.ts';
import type { StreamPlan } from './plan-stream.ts';

/** Which points of a block have a value in the stream. */
type Mask = readonly boolean[];

/** A column's stream with the values it takes, and what comes with it. */
interface ColumnPlan {
  readonly stream: StreamPlan;
  readonly mask: Mask;
  readonly kind: number;
  readonly bytes: number;
}

/** Writes latitude and longitude, which may share a mask of the points that repeat the position before. */
export function writePositions(writer: ByteWriter, lat: Column, lon: Column, count: number): void {
  const moved = movedMask([lat, lon], count);
  const plain = [planColumn(lat, count, [], MASK.none), planColumn(lon, count, [], MASK.none)] as const;
  const held =
    moved === null
      ? null
      : ([planColumn(lat, count, moved, MASK.held), planColumn(lon, count, moved, MASK.shared)] as const);
  const [first, second] =
    held !== null && held[0].bytes + held[1].bytes < plain[0].bytes + plain[1].bytes ? held : plain;
  writePlan(writer, first);
  writePlan(writer, second);
}

/** Writes a column in the cheapest way that is known. */
export function writeColumn(writer: ByteWriter, column: Column, count: number): void {
  let missing = 0;
  for (let i = 0; i < count; i++) if (column.values[i] === MISSING) missing++;
  if (missing === count) {
    writer.u8(CODING.missing);
    return;
  }
  const plans = [planColumn(column, count, [], MASK.none)];
  if (missing > 0) {
    const present = Array.from({ length: count }, (_, i) => column.values[i] !== MISSING);
    plans.push(planColumn(column, count, present, MASK.missing));
  } else {
    const moved = movedMask([column], count);
    if (moved !== null) plans.push(planColumn(column, count, moved, MASK.held));
  }
  writePlan(
    writer,
    plans.reduce((best, plan) => (plan.bytes < best.bytes ? plan : best)),
  );
}

/** Points that do not repeat the one before; null where hardly any does. */
function movedMask(columns: readonly Column[], count: number): Mask | null {
  const moved = Array.from({ length: count }, (_, i) => i === 0 || !columns.every((column) => column.same(i, i - 1)));
  const held = moved.filter((is) => !is).length;
  return held < 4 ? null : moved;
}

function planColumn(column: Column, count: number, mask: Mask, kind: number): ColumnPlan {
  let stream = column;
  let length = count;
  if (kind !== MASK.none) {
    stream = new Column();
    length = 0;
    for (let i = 0; i < count; i++) {
      if (mask[i] === false) continue;
      stream.words[2 * length] = column.words[2 * i] as number;
      stream.words[2 * length + 1] = column.words[2 * i + 1] as number;
      length++;
    }
  }
  const plan = planStream(stream, length);
  const maskBytes = kind === MASK.held || kind === MASK.missing ? (count + 7) >> 3 : 0;
  return { stream: plan, mask, kind, bytes: plan.bytes + maskBytes };
}

function planStream(column: Column, count: number): StreamPlan {
  let best = planPattern(column, count);
  const decimal = planDecimal(column, count);
  if (decimal !== null && decimal.bytes < best.bytes) best = decimal;
  if (best.bytes > 3 * count) {
    const fraction = planFraction(column, count);
    if (fraction !== null && fraction.bytes < best.bytes) best = fraction;
  }
  return best;
}

function writePlan(writer: ByteWriter, { stream, mask, kind }: ColumnPlan): void {
  writer.u8(stream.mode | (kind << 3));
  if (kind === MASK.held || kind === MASK.missing) {
    writer.packed(
      mask.length,
      1,
      (i) => (mask[i] === true ? 1 : 0),
      () => 0,
    );
  }
  stream.write(writer);
}
