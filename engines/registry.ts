import type { Format } from './codec/formats.ts';
import { CODEC_NAMES, formatOf, loadCodec } from './codec/registry.ts';
import type { CreateEngine, Engine } from './engine.ts';
import { nearest } from './names.ts';
import { loadPeer, PEER_NAMES } from './peers/registry.ts';

interface StrategyModule {
  readonly description: string;
  readonly create: CreateEngine;
}

/** Every strategy: one line each. With each codec it makes an engine `<strategy>/<codec>`. */
const STRATEGIES: ReadonlyMap<string, () => Promise<StrategyModule>> = new Map([
  ['naive', (): Promise<StrategyModule> => import('./naive.ts')],
  ['typed', () => import('./typed.ts')],
  ['scan', () => import('./scan.ts')],
  ['pool-blob', () => import('./pool-blob.ts')],
  ['pool-chunk', () => import('./pool-chunk.ts')],
  ['worker-own', () => import('./worker-own.ts')],
]);

/** Names of all engines, `<strategy>/<codec>`, in the order they are listed and run. */
export const ENGINE_NAMES: readonly string[] = CODEC_NAMES.flatMap((codec) =>
  [...STRATEGIES.keys()].map((strategy) => `${strategy}/${codec}`),
);

/** Codecs that the comparison starts from: the bench runs every strategy on them, and a few engines more. */
const BASE_CODECS = ['bz2', 'lz4'];
const DEFAULT_EXTRAS = ['typed/bz2-wasm', 'typed/lz4-wasm', 'pool-chunk/bz2-wasm', 'pool-chunk/lz4-wasm'];

/** Engines that the bench runs where none are named: all of them would take longer than its budget. */
export const DEFAULT_ENGINES: readonly string[] = ENGINE_NAMES.filter(
  (name) => BASE_CODECS.includes(codecOf(name)) || DEFAULT_EXTRAS.includes(name),
);
/** Names of all engines and of the peers, which run only where they are asked for. */
export const KNOWN_ENGINES: readonly string[] = [...ENGINE_NAMES, ...PEER_NAMES];

/** Codec part of an engine's name. */
export function codecOf(engine: string): string {
  return engine.slice(engine.indexOf('/') + 1);
}

/** Format of the stores that an engine reads; null for a peer that makes a table of its own of any store. */
export function engineFormat(engine: string): Format | null {
  const codec = codecOf(engine);
  return CODEC_NAMES.includes(codec) ? formatOf(codec) : null;
}

/** The store that an engine reads, of those there are by format; a table of a peer's own is made of the one that decodes fastest. */
export function storeOf(engine: string, stores: ReadonlyMap<string, string>): string | undefined {
  return stores.get(engineFormat(engine) ?? 'lz4') ?? stores.values().next().value;
}

/**
 * Opens an engine by name.
 * @throws LabError UNKNOWN_NAME, DATA_DIR_NOT_FOUND, PEER_UNAVAILABLE.
 */
export async function openEngine(name: string, options: { dataDir: string; workers: number }): Promise<Engine> {
  const peer = await loadPeer(name);
  if (peer !== null) return await peer.open(options);
  const { create } = await strategyOf(name);
  return await create({ ...options, codec: await loadCodec(codecOf(name)) });
}

/** One line on how an engine works. */
export async function describeEngine(name: string): Promise<string> {
  return ((await loadPeer(name)) ?? (await strategyOf(name))).description;
}

/** @throws LabError UNKNOWN_NAME for a name that no engine has. */
export function checkEngineName(name: string): void {
  if (!KNOWN_ENGINES.includes(name)) throw nearest('engine', name, KNOWN_ENGINES);
}

async function strategyOf(name: string): Promise<StrategyModule> {
  checkEngineName(name);
  const load = STRATEGIES.get(name.slice(0, name.indexOf('/')));
  if (load === undefined) throw nearest('engine', name, KNOWN_ENGINES);
  return await load();
}
