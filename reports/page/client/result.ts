/** The parts of the run's document that the script reads. */
export interface Result {
  readonly cells: readonly {
    readonly engine: string;
    readonly scenario: string;
    readonly rounds: readonly { readonly round: number; readonly samples: readonly number[] }[];
  }[];
  readonly tracks?: readonly {
    readonly scenario: string;
    readonly tracks: readonly {
      readonly callsign: string;
      readonly aircraftType: string | null;
      readonly altitude: number | null;
    }[];
  }[];
}

let result: Result | null = null;

/** The document that lies in the page, read when it is first wanted. */
export function readResult(): Result {
  result ??= JSON.parse(document.querySelector('#result')?.textContent ?? '{"cells":[]}') as Result;
  return result;
}
