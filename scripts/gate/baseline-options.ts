import { LabError } from '../../engines/errors.ts';
import { ENGINE_NAMES } from '../../engines/registry.ts';
import { enginePicker } from '../engine-picker.ts';
import { GATE_ENGINES } from './gate-defaults.ts';
import { refusePeers } from './pick-engines.ts';

/** Strategy of the control where none is named: the plainest, which nobody makes faster. */
const CONTROL_STRATEGY = 'naive';

/** Formats whose store a control should read, the one that decodes fastest first. */
const CONTROL_FORMATS = ['lz4', 'v2', 'bz2'];

/** An engine and those that are compared with it. */
export interface Controlled {
  readonly control: string;
  readonly engines: string[];
}

/**
 * Picks the control and the engines that are compared with it, on some stores by format.
 * @param patterns engines, a few where none are named.
 * @throws LabError UNKNOWN_NAME, BAD_OPTION.
 */
export function pickControlled(
  patterns: readonly string[] | undefined,
  control: string | undefined,
): (stores: ReadonlyMap<string, string>) => Controlled {
  const pick = enginePicker(patterns ?? GATE_ENGINES);
  const pickControl = control === undefined ? null : enginePicker([control]);
  return (stores) => {
    const controls = pickControl?.(stores) ?? [usualControl(stores)];
    const [found] = controls as [string];
    if (controls.length > 1) throw new LabError('BAD_OPTION', `--control takes one engine, not ${controls.join(', ')}`);
    const engines = pick(stores).filter((engine) => engine !== found);
    refusePeers([found, ...engines]);
    if (engines.length > 0) return { control: found, engines };
    throw new LabError('BAD_OPTION', `there is nothing to compare with the control ${found}: name other --engines`);
  };
}

function usualControl(stores: ReadonlyMap<string, string>): string {
  const format = CONTROL_FORMATS.find((name) => stores.has(name)) as string;
  return ENGINE_NAMES.find((engine) => engine === `${CONTROL_STRATEGY}/${format}`) as string;
}
