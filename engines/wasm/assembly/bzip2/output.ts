// The decoded bytes: follows the links of a block and undoes the run-length coding that came first.
import { TOO_LARGE } from '../../status';
import { DESTINATION, DESTINATION_END } from '../shared/areas';
import { CHAIN } from './chain';

/** Address after the last byte written. */
export let op: usize = 0;

export function startOutput(): void {
  op = DESTINATION;
}

/** Follows the links and writes the bytes; after four equal ones, a byte says how many more there are. */
export function writeOut(length: i32, origin: i32): i32 {
  let at = load<u32>(CHAIN + ((<usize>origin) << 2)) >> 8;
  let to = op;
  let run: i32 = 0;
  let previous: u32 = 256;
  for (let i: i32 = 0; i < length; i++) {
    const entry = load<u32>(CHAIN + ((<usize>at) << 2));
    const byte = entry & 0xff;
    at = entry >> 8;
    if (run === 4) {
      if (<usize>byte > DESTINATION_END - to) return TOO_LARGE;
      // Few runs are longer than 16; the area has room for what is written too much.
      v128.store(to, i8x16.splat(<i8>previous));
      if (byte > 16) memory.fill(to, <u8>previous, <usize>byte);
      to += <usize>byte;
      run = 0;
      previous = 256;
      continue;
    }
    if (to >= DESTINATION_END) return TOO_LARGE;
    store<u8>(to++, <u8>byte);
    run = byte === previous ? run + 1 : 1;
    previous = byte;
  }
  op = to;
  return 0;
}
