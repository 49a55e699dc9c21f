import { LabError } from '../../engines/errors.ts';
import type { GateFlags } from './gate-flags.ts';

/** Flags of what is judged by, and others that say nothing beside each. */
const KINDS = {
  base: ['force'],
  baseline: ['head'],
  claims: ['head', 'force', 'engines', 'scenarios', 'acceptResults', 'acceptCounters'],
} as const satisfies Readonly<Record<string, readonly (keyof GateFlags)[]>>;

/** What a run is judged by. */
export type GateKind =
  | { readonly kind: 'base'; readonly ref: string }
  | { readonly kind: 'baseline'; readonly file: string }
  | { readonly kind: 'claims'; readonly names: readonly string[] };

/**
 * What flags ask a run to be judged by.
 * @throws LabError BAD_OPTION where that is two things, or none, or where a flag says nothing beside it.
 */
export function gateKind(flags: GateFlags): GateKind {
  const kinds = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((kind) => flags[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined) {
    throw new LabError(
      'BAD_OPTION',
      'say what to judge by: --base a commit, branch or tag such as origin/main, --baseline a saved file, or --claims',
    );
  }
  if (kinds.length > 1) {
    throw new LabError('BAD_OPTION', `${kinds.map(flagOf).join(' and ')} exclude each other: give one of them`);
  }
  const idle = KINDS[kind].find((name) => flags[name] !== undefined);
  if (idle !== undefined) throw new LabError('BAD_OPTION', `${flagOf(idle)} says nothing beside ${flagOf(kind)}`);
  if (kind === 'base') return { kind, ref: flags.base as string };
  if (kind === 'baseline') return { kind, file: flags.baseline as string };
  return { kind, names: flags.claims === true || flags.claims === undefined ? [] : flags.claims };
}

/** What is written besides the table, by format. */
export function reportFiles({ json, markdown, junit, html }: GateFlags): Map<string, string> {
  const asked = Object.entries({ json, markdown, junit, html });
  return new Map(asked.flatMap(([format, file]) => (file === undefined ? [] : [[format, file] as const])));
}

/** Formats that go to stdout, one after the other. */
export function printedFormats({ annotations }: Pick<GateFlags, 'annotations'>): string[] {
  return annotations === true ? ['table', 'annotations'] : ['table'];
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
