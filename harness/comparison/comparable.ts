import type { BenchDocument } from '../document.ts';

/** Why two runs must not be set side by side. */
export interface Obstacle {
  readonly kind: 'store' | 'scenarios' | 'machine';
  readonly text: string;
}

/** What is looked at to tell whether two runs can be set side by side. */
export type Comparable = Pick<BenchDocument, 'environment' | 'scenarios'> & {
  readonly configuration: Pick<BenchDocument['configuration'], 'fixture' | 'dayFiles'>;
};

/** Names that a text shows; more would hide the first. */
const SHOWN = 3;

/** What makes two runs not comparable; none where they are. */
export function obstacles(a: Comparable, b: Comparable): Obstacle[] {
  return [...storeObstacles(a, b), ...scenarioObstacles(a, b), ...machineObstacles(a, b)];
}

/** The same of runs that need not have the same scenarios: whether they are of one store and one machine. */
export function placeObstacles(a: BenchDocument, b: BenchDocument): Obstacle[] {
  return [...storeObstacles(a, b), ...machineObstacles(a, b)];
}

/** What else differs and may be what is compared: versions and settings, one text each. */
export function differences(a: BenchDocument, b: BenchDocument): string[] {
  const settings = ({ environment: env, configuration }: BenchDocument): Record<string, unknown> => ({
    commit: `${env.commit ?? 'unknown'}${env.dirty === true ? ' with changes' : ''}`,
    Node: env.node,
    V8: env.v8,
    SQLite: env.sqlite,
    kernel: env.release,
    governor: env.governor,
    workers: configuration.workers,
    'process pairs': configuration.pairs,
    repeats: configuration.repeats,
    ...Object.fromEntries(Object.entries(env.packages).map(([name, version]) => [name, version])),
  });
  const [own, other] = [settings(a), settings(b)];
  return [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((name) => own[name] !== other[name])
    .map((name) => `${name}: ${own[name] ?? 'none'} → ${other[name] ?? 'none'}`);
}

function storeObstacles(a: Comparable, b: Comparable): Obstacle[] {
  const [own, other] = [a, b].map(({ configuration }) => configuration.fixture);
  const store = (text: string): Obstacle[] => [{ kind: 'store', text }];
  if (own && other && own.digest !== other.digest) {
    return store(
      `other stores: fixture ${own.preset} (${short(own.digest)}) and ${other.preset} (${short(other.digest)})`,
    );
  }
  const files = ({ configuration }: Comparable) =>
    new Map(configuration.dayFiles.map(({ format, file, bytes }) => [`${format}/${file}`, bytes]));
  const formats = (document: Comparable) => new Set(document.configuration.dayFiles.map(({ format }) => format));
  const shared = [...formats(a)].filter((format) => formats(b).has(format));
  if (shared.length === 0) return store('other stores: no format is in both');
  const [ownFiles, otherFiles] = [files(a), files(b)];
  const changed = [...new Set([...ownFiles.keys(), ...otherFiles.keys()])]
    .filter((file) => shared.includes(file.slice(0, file.indexOf('/'))))
    .filter((file) => ownFiles.get(file) !== otherFiles.get(file));
  return changed.length === 0 ? [] : store(`other stores: ${listed(changed)} missing in one or of another size`);
}

function scenarioObstacles(a: Comparable, b: Comparable): Obstacle[] {
  const queries = ({ scenarios }: Comparable) =>
    new Map(scenarios.map(({ name, request }) => [name, JSON.stringify(request)]));
  const [own, other] = [queries(a), queries(b)];
  const names = [...new Set([...own.keys(), ...other.keys()])];
  const changed = names.filter((name) => own.get(name) !== other.get(name));
  if (changed.length > 0) {
    return [{ kind: 'scenarios', text: `other scenarios: ${listed(changed)} missing in one or with another query` }];
  }
  const digests = new Map(b.scenarios.map(({ name, digest }) => [name, digest]));
  const unlike = a.scenarios.filter(({ name, digest }) => {
    const theirs = digests.get(name) ?? null;
    return digest !== null && theirs !== null && digest !== theirs;
  });
  if (unlike.length === 0) return [];
  return [{ kind: 'store', text: `other results on ${listed(unlike.map(({ name }) => name))}: the stores differ` }];
}

function machineObstacles(a: Comparable, b: Comparable): Obstacle[] {
  const machine = ({ environment: env }: Comparable) =>
    `${env.cores} × ${env.cpu}, ${(env.memoryBytes / 1e9).toFixed(1)} GB, ${env.platform} ${env.arch}`;
  const [own, other] = [machine(a), machine(b)];
  return own === other ? [] : [{ kind: 'machine', text: `other machines: ${own}, and ${other}` }];
}

function listed(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${more}`;
}

function short(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}
