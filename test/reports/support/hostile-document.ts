import type { BenchDocument } from '../../../harness/document.ts';
import { benchDocument, wrongEngine } from '../../harness/support/bench-document.ts';

/** Text that would run in a page, end a script, open a comment, or break a table, if it were taken for more than text. */
export const HOSTILE =
  '</script><script>document.title = "owned"</script><!-- "\'`|*_<img src=x onerror=alert(1)> & \u2028\u0007';

/** A document whose every text of a store or engine is hostile. */
export function hostileDocument(): BenchDocument {
  const engines = [
    { name: 'naive/bz2', status: 'ok' } as const,
    wrongEngine({ scenario: 's/one', place: HOSTILE, got: HOSTILE, expected: HOSTILE }),
  ];
  const document = benchDocument({ engines, environment: { cpu: HOSTILE }, scenarios: ['s/one', 's/two'] });
  return {
    ...document,
    scenarios: document.scenarios.map((scenario) => ({ ...scenario, description: HOSTILE })),
    tracks: [
      {
        scenario: 's/two',
        returned: 1,
        tracks: [{ callsign: HOSTILE, aircraftType: HOSTILE, altitude: 12_000, line: [-71.1, 42.3, -71, 42.4] }],
      },
    ],
  };
}
