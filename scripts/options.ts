import { LabError } from '../engines/errors.ts';

/** More threads than this help no machine, and starting them takes for ever. */
export const MAX_WORKERS = 128;

/** More rounds of processes than this tell nothing new. */
export const MAX_PAIRS = 1_000;

/** A whole number from `min` to `max`. @throws LabError BAD_OPTION. */
export function wholeNumber(flag: string, min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new LabError(
      'BAD_OPTION',
      `${flag} takes a whole number ${max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`}, not '${text}'`,
    );
  };
}

/** A duration such as `90s`, `2m` or `90`, in seconds. @throws LabError BAD_OPTION. */
export function duration(flag: string): (text: string) => number {
  return (text) => {
    const parts = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text);
    const seconds = Number(parts?.[1]) * { s: 1, m: 60, h: 3600 }[(parts?.[2] ?? 's') as 's' | 'm' | 'h'];
    if (parts !== null && seconds > 0) return seconds;
    throw new LabError('BAD_OPTION', `${flag} takes a duration such as 90s or 5m, not '${text}'`);
  };
}

/** A number of hours, such as `48` or `0.5`. @throws LabError BAD_OPTION. */
export function hours(flag: string): (text: string) => number {
  return (text) => {
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
    throw new LabError('BAD_OPTION', `${flag} takes a number of hours such as 48 or 0.5, not '${text}'`);
  };
}

/**
 * A percentage from 0 to 100 such as `5%` or `2.5`, as a share. Below 1 it needs its sign: who types `0.05` may mean a
 * share.
 * @throws LabError BAD_OPTION.
 */
export function percentage(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(/^(\d+(?:\.\d+)?)\s?%?$/.exec(text)?.[1]);
    if (value > 0 && value < 1 && !text.endsWith('%')) {
      const share = `${Number((100 * value).toPrecision(12))}%`;
      throw new LabError('BAD_OPTION', `${flag} takes a percentage: type ${text} as ${text}%, or else as ${share}`);
    }
    if (value >= 0 && value <= 100) return value / 100;
    throw new LabError('BAD_OPTION', `${flag} takes a percentage from 0 to 100, such as 5%, not '${text}'`);
  };
}

/** The same above 0. @throws LabError BAD_OPTION. */
export function positivePercentage(flag: string): (text: string) => number {
  const parse = percentage(flag);
  return (text) => {
    const value = parse(text);
    if (value > 0) return value;
    throw new LabError('BAD_OPTION', `${flag} takes a percentage above 0, such as 5%, not '${text}'`);
  };
}

/** Names joined by commas, added to those of an earlier use of the flag. @throws LabError BAD_OPTION where there is none. */
export function nameList(flag: string): (text: string, earlier?: readonly string[]) => string[] {
  return (text, earlier = []) => {
    const names = text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (names.length === 0) throw new LabError('BAD_OPTION', `${flag} takes names joined by commas, not '${text}'`);
    return [...earlier, ...names];
  };
}

/** Positive numbers joined by commas. @throws LabError BAD_OPTION. */
export function numberList(flag: string): (text: string) => number[] {
  return (text) => {
    const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    if (values.every((value) => Number.isFinite(value) && value > 0)) return values;
    throw new LabError('BAD_OPTION', `${flag} takes numbers above 0 joined by commas, not '${text}'`);
  };
}

/** Collects every use of a flag. */
export function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}
