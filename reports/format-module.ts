import { nearest } from '../engines/names.ts';

/** How to load what renders each format, by name. */
export type Formats<Render> = ReadonlyMap<string, () => Promise<{ readonly default: Render }>>;

/** @throws LabError UNKNOWN_NAME. */
export async function loadFormat<Render>(formats: Formats<Render>, name: string): Promise<Render> {
  const load = formats.get(name);
  if (load === undefined) throw nearest('format', name, [...formats.keys()]);
  return (await load()).default;
}
