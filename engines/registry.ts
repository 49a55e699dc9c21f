import type { Format } from './codec/formats.ts';
import { CODEC_NAMES, formatOf, loadCodec } from './codec/registry.ts';
import type { CreateEngine, Engine } from './engine.ts';
import { LabError } from './errors.ts';
import { lettingGo } from './let-go.ts';
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
  ['zone', () => import('./zone.ts')],
  ['worker-zone', () => import('./worker-zone.ts')],
  ['auto', () => import('./auto.ts')],
]);

/** Names of all engines, `<strategy>/<codec>`, in the order they are listed and run. */
export const ENGINE_NAMES: readonly string[] = CODEC_NAMES.flatMap((codec) =>
  [...STRATEGIES.keys()].map((strategy) => `${strategy}/${codec}`),
);

/** The steps of the comparison: every one of these strategies on the baseline codecs, then our fastest engines. */
const BASE_STRATEGIES = ['naive', 'typed', 'pool-blob', 'pool-chunk'];
const BASE_CODECS = ['bz2', 'lz4'];
const FASTEST = ['bz2-wasm', 'lz4-wasm', 'v2'].flatMap((codec) => [`scan/${codec}`, `zone/${codec}`]);

/** Engines that the bench runs where none are named: all of them would take longer than its budget. */
export const DEFAULT_ENGINES: readonly string[] = [
  ...BASE_CODECS.flatMap((codec) => BASE_STRATEGIES.map((strategy) => `${strategy}/${codec}`)),
  ...FASTEST,
];

/** Names of all engines and of the peers, which run only where they are asked for. */
export const KNOWN_ENGINES: readonly string[] = [...ENGINE_NAMES, ...PEER_NAMES];

/** Codec part of an engine's name. */
export function codecOf(engine: string): string {
  return engine.slice(engine.indexOf('/') + 1);
}

/**
 * Format of the stores that an engine reads; null for a peer that makes a table of its own of any store.
 * @throws LabError UNKNOWN_NAME.
 */
export function engineFormat(engine: string): Format | null {
  const codec = codecOf(engine);
  return PEER_NAMES.includes(engine) && !CODEC_NAMES.includes(codec) ? null : formatOf(codec);
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
  const codec = await loadCodec(codecOf(name));
  const engine = await create({ ...options, codec });
  if (engine.name === name) return codec.native ? lettingGo(engine) : engine;
  await engine.close();
  throw new LabError('INTERNAL', `the engine registered as ${name} calls itself ${engine.name}`);
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
