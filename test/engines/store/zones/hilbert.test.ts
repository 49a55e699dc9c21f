import { expect, test } from 'vitest';
import { hilbertCell } from '../../../../engines/store/zones/hilbert.ts';

const SIDE = 1024;

test('every cell has its own number, and cells of successive numbers touch', () => {
  const places = new Int32Array(SIDE * SIDE).fill(-1);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      places[hilbertCell(((y + 0.5) / SIDE) * 180 - 90, ((x + 0.5) / SIDE) * 360 - 180)] = y * SIDE + x;
    }
  }
  let apart = 0;
  for (let cell = 1; cell < places.length; cell++) {
    const [a, b] = [places[cell - 1] as number, places[cell] as number];
    const distance = Math.abs((a % SIDE) - (b % SIDE)) + Math.abs(Math.floor(a / SIDE) - Math.floor(b / SIDE));
    if (a < 0 || b < 0 || distance !== 1) apart++;
  }
  expect(apart).toBe(0);
});

test('what is no position of the globe has a cell of its edge', () => {
  for (const [lat, lon] of [
    [90, 180],
    [-90, -180],
    [1e300, -1e300],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ] as const) {
    const cell = hilbertCell(lat, lon);
    expect(Number.isInteger(cell) && cell >= 0 && cell < SIDE * SIDE, `${lat}, ${lon}`).toBe(true);
  }
});
