import { LabError } from '../engines/errors.ts';
import { pickNames } from '../engines/names.ts';
import { DEFAULT_ENGINES, ENGINE_NAMES, engineFormat, KNOWN_ENGINES } from '../engines/registry.ts';

/** Data directories by format. */
type Stores = ReadonlyMap<string, string>;

/**
 * Checks names of engines before there is a store to pick for. `all` and names with `*` pick what the stores can
 * serve, and peers only where the pattern names them; a single name is taken at its word.
 * @returns what picks the engines once the stores are known; it throws LabError BAD_OPTION where there are none.
 * @throws LabError UNKNOWN_NAME, BAD_OPTION.
 */
export function enginePicker(patterns: readonly string[] | undefined): (stores: Stores) => string[] {
  if (patterns === undefined) return (stores) => DEFAULT_ENGINES.filter((engine) => serves(stores, engine));
  const all = patterns.map((pattern) => (pattern === 'all' ? '*' : pattern));
  const known = pickNames('engine', KNOWN_ENGINES, all);
  const named = new Set(all.filter((pattern) => !pattern.includes('*')));
  const matched = new Set(
    all.flatMap((pattern) => {
      if (named.has(pattern)) return [];
      return pickNames('engine', pattern.startsWith('*') ? ENGINE_NAMES : KNOWN_ENGINES, [pattern]);
    }),
  );
  return (stores) => {
    const engines = known.filter((name) => named.has(name) || (matched.has(name) && serves(stores, name)));
    const missing = engines.find((engine) => stores.size > 1 && !serves(stores, engine));
    if (missing !== undefined) {
      throw new LabError('BAD_OPTION', `there is no ${engineFormat(missing)} store for ${missing}`);
    }
    if (engines.length > 0) return engines;
    throw new LabError(
      'BAD_OPTION',
      `no engine of --engines ${patterns.join(',')} reads ${[...stores.keys()].join(' or ')}`,
    );
  };
}

/** Whether there is a store of the format that an engine reads; a peer's own table is made of any. */
function serves(stores: Stores, engine: string): boolean {
  const format = engineFormat(engine);
  return format === null || stores.has(format);
}
