import { LabError } from '../engines/errors.ts';
import { findStores } from '../engines/store/layout.ts';
import { DEFAULT_SEED } from '../fixtures/presets.ts';
import type { BenchOptions } from '../harness/options.ts';
import { shellQuote } from '../scenarios/shell-quote.ts';
import { ensureFixture, fixtureDir } from './fixture-store.ts';

/** Stores by format, and the flags that picked them. */
export type StoreSource = Pick<BenchOptions, 'stores' | 'fixture' | 'storeFlags'>;

export interface StoreFlags {
  readonly dataDir?: string;
  readonly preset?: string;
}

/** @throws LabError BAD_OPTION where both flags are given. */
export function checkStoreFlags({ dataDir, preset }: StoreFlags): void {
  if (dataDir === undefined || preset === undefined) return;
  throw new LabError('BAD_OPTION', '--data-dir and --preset exclude each other: give one of them');
}

/** The stores that the flags name; makes the preset's fixture where it is missing. */
export async function storeSource({ dataDir, preset = 'small' }: StoreFlags): Promise<StoreSource> {
  if (dataDir !== undefined) {
    return { stores: findStores(dataDir), fixture: null, storeFlags: `--data-dir ${shellQuote(dataDir)}` };
  }
  const { seed, digest } = await ensureFixture(preset, DEFAULT_SEED);
  return {
    stores: findStores(fixtureDir(preset, DEFAULT_SEED)),
    fixture: { preset, seed, digest },
    storeFlags: `--preset ${preset}`,
  };
}
