import { scaleLinear, scaleLog } from 'd3-scale';

/** More ticks than this run into each other on a phone. */
const MOST_TICKS = 6;

/** What is less is none: no clock shows it, and a logarithmic axis would be endless. */
const LEAST = 1e-9;

/** A scale from 0 to 100 per cent of a chart's width, with the places that are marked. */
export interface Axis {
  /** Per cent of the width, rounded. */
  at(value: number): number;
  /** Values that are marked. */
  readonly ticks: readonly number[];
  /** Ends of the scale. */
  readonly domain: readonly [number, number];
}

/** A logarithmic axis that holds some positive values, with room at both ends: equal ratios are equally long. */
export function logAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > LEAST);
  const [low, high] = positive.length === 0 ? [1, 10] : [Math.min(...positive), Math.max(...positive)];
  const room = Math.max(high / low, 1.2) ** 0.06;
  const domain: [number, number] = [low / room, high * room];
  const scale = scaleLog().domain(domain).range([0, 100]);
  return { at: (value) => rounded(scale(Math.max(value, domain[0]))), ticks: logTicks(domain), domain };
}

/** Place and width of a bar from one value to another, as attributes of a rectangle. */
export function span(axis: Axis, from: number, to: number): { x: string; width: string } {
  return { x: `${axis.at(from)}%`, width: `${(axis.at(to) - axis.at(from)).toFixed(2)}%` };
}

/** An axis from 0 to the greatest value. */
export function linearAxis(greatest: number): Axis {
  const scale = scaleLinear()
    .domain([0, greatest > 0 ? greatest : 1])
    .range([0, 100]);
  return { at: (value) => rounded(scale(value)), ticks: scale.ticks(MOST_TICKS - 1), domain: [0, greatest] };
}

/** 1, 2, 5, 10, 20 …, where that is neither too few nor too many; else powers of ten or even steps. */
function logTicks([low, high]: readonly [number, number]): number[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, i) => Math.floor(Math.log10(low)) + i,
  );
  const leads = (...digits: number[]) =>
    decades
      .flatMap((decade) => digits.map((digit) => Number(`${digit}e${decade}`)))
      .filter((tick) => tick >= low && tick <= high);
  const ticks = [leads(1, 2, 5), leads(1, 3)].find(({ length }) => length <= MOST_TICKS) ?? leads(1);
  return ticks.length >= 3
    ? ticks
    : scaleLinear()
        .domain([low, high])
        .ticks(MOST_TICKS - 1);
}

function rounded(percent: number): number {
  return Number(percent.toFixed(2));
}
