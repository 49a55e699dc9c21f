// A block: which bytes occur, the tables of codes and where each is used, then the symbols.
import { BAD_DATA, RANDOMISED } from '../../status';
import { take } from './bit-reader';
import { linkChain } from './chain';
import { MAX_TABLES, readTable } from './code-tables';
import { addValue, clearValues, values } from './move-to-front';
import { writeOut } from './output';
import { readSelectors } from './selectors';
import { readSymbols } from './symbols';

/** Reads a block of at most `blockSize` symbols and writes its bytes. Answers 0 or a negative status. */
export function readBlock(blockSize: i32): i32 {
  if (take(1)) return RANDOMISED;
  const origin = <i32>take(24);
  readValues();
  if (values === 0) return BAD_DATA;
  const tables = <i32>take(3);
  if (tables < 2 || tables > MAX_TABLES) return BAD_DATA;
  if (!readSelectors(tables)) return BAD_DATA;
  for (let table = 0; table < tables; table++) {
    if (!readTable(<usize>table, values + 2)) return BAD_DATA;
  }
  const length = readSymbols(blockSize);
  if (length < 0) return length;
  if (origin >= length) return BAD_DATA;
  linkChain(length);
  return writeOut(length, origin);
}

/** Reads which byte values occur, in two steps of 16 bits, and puts them into the move-to-front list. */
function readValues(): void {
  clearValues();
  const rows = take(16);
  for (let row: i32 = 0; row < 16; row++) {
    if (!(rows & (<u32>0x8000 >> row))) continue;
    const columns = take(16);
    for (let column: i32 = 0; column < 16; column++) {
      if (columns & (<u32>0x8000 >> column)) addValue(row * 16 + column);
    }
  }
}
