const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** Loads a module of Emscripten, whose start-up code takes over uncaught errors of the whole process; takes them back. */
export async function keepingErrorHandlers<T>(load: () => Promise<T>): Promise<T> {
  const before = new Map(EVENTS.map((event) => [event, new Set(process.rawListeners(event))]));
  const loaded = await load();
  for (const event of EVENTS) {
    for (const listener of process.rawListeners(event)) {
      if (before.get(event)?.has(listener) === false) process.removeListener(event, listener as () => void);
    }
  }
  return loaded;
}
