import { Option } from 'commander';
import { duration, MAX_WORKERS, positivePercentage, wholeNumber } from './options.ts';

/** `--workers`, by default as many as `defaultWorkers` says. */
export function workersOption(what = 'threads of pool engines', min = 1): Option {
  return new Option('--workers <n>', `${what} (default: min(8, cores))`).argParser(
    wholeNumber('--workers', min, MAX_WORKERS),
  );
}

/** `--data-dir`, the stores that engines read. */
export function dataDirOption(): Option {
  return new Option('--data-dir <dir>', 'a store, or a folder with bz2/ and lz4/ stores');
}

/** `--preset`, a fixture in place of `--data-dir`. */
export function presetOption(): Option {
  return new Option('--preset <name>', 'a fixture preset: tiny, small, day (default: small)');
}

/** `--repeats` of what is timed. */
export function repeatsOption(): Option {
  return new Option('--repeats <n>', 'timed calls a cell in each process')
    .argParser(wholeNumber('--repeats', 1))
    .default(10);
}

/** A flag that takes a time; its default is shown as it would be typed. @param usual such as `10m`. */
export function durationOption(flag: string, what: string, usual: string): Option {
  const parse = duration(flag);
  return new Option(`${flag} <time>`, what).argParser(parse).default(parse(usual), usual);
}

/** A flag that takes a percentage; its default is shown as it would be typed. @param usual such as `5%`. */
export function percentageOption(flag: string, what: string, usual: string, parser = positivePercentage): Option {
  const parse = parser(flag);
  return new Option(`${flag} <percent>`, what).argParser(parse).default(parse(usual), usual);
}

/** `--seed` of the draws that `what` names. */
export function seedOption(what = 'the order of blocks'): Option {
  return new Option('--seed <n>', `seed of ${what}`).argParser(wholeNumber('--seed', 0)).default(1);
}

/** `--json`, where the document of a run goes. */
export function documentOption(): Option {
  return new Option('--json <file>', 'write everything, every sample included, as one JSON document');
}

/** `--out`, where a text goes: `printText` puts it there. */
export function outOption(): Option {
  return new Option('--out <file>', 'write there instead of stdout');
}
