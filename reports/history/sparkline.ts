const BLOCKS = '▁▂▃▄▅▆▇█';

/** A series as blocks of eight heights between its least and greatest value, on the scale of the values. */
export function sparkline(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = (value: number) => (high === low ? 0 : Math.round(((value - low) / (high - low)) * (BLOCKS.length - 1)));
  return values.map((value) => BLOCKS[step(value)]).join('');
}
