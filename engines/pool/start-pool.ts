import type { Store } from '../store/store.ts';

/** Starts the threads of an engine that has a store open; where they do not start, the store is closed. */
export async function startPool(pool: { start(): Promise<void> }, store: Store): Promise<void> {
  try {
    await pool.start();
  } catch (error) {
    store.close();
    throw error;
  }
}
