import { expect, test } from 'vitest';
import html from '../../../reports/formats/html.tsx';
import { pageDocument } from '../support/page-document.ts';

/** Engines, scenarios, rounds and calls of a long run of the default engines: more than 30,000 samples. */
const [ENGINES, SCENARIOS, ROUNDS, CALLS] = [14, 30, 8, 10];

test('the page of a long run is below 3 MB', () => {
  const one = pageDocument();
  const [cell, scenario, tracks] = [one.cells[0], one.scenarios[0], one.tracks?.[0]];
  if (!cell || !scenario || !tracks) throw new Error('the document has no parts to repeat');
  const engines = Array.from({ length: ENGINES }, (_, i) => `worker-own/bz2-foxglove-${i}`);
  const names = Array.from({ length: SCENARIOS }, (_, i) => `camera/san-francisco-${i}`);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
    round,
    samples: Array.from({ length: CALLS }, (_, call) => 100 / 3 + round * 1.234567890123 + call * 0.123456789012),
  }));
  const line = Array.from({ length: 40 }, (_, i) =>
    [-71.1234 + i / 97, 42.1234 + (i % 7) / 31].map((x) => +x.toFixed(4)),
  );
  const flight = { callsign: 'BAW1234', aircraftType: 'A320', altitude: 35_000, line: line.flat() };
  const page = html(
    {
      ...one,
      engines: engines.map((name) => ({ name, status: 'ok' })),
      scenarios: names.map((name) => ({ ...scenario, name })),
      cells: engines.flatMap((engine) => names.map((name) => ({ ...cell, engine, scenario: name, rounds }))),
      tracks: names.map((name) => ({ ...tracks, scenario: name, returned: 20, tracks: Array(20).fill(flight) })),
    },
    { details: false },
  );
  expect(Buffer.byteLength(page)).toBeLessThan(3e6);
});
