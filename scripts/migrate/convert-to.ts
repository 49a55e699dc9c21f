import { Option } from 'commander';
import { FORMATS, type Format } from '../../engines/codec/formats.ts';
import { pickNames } from '../../engines/names.ts';

/** `--to`, the format of what is made. */
export function toOption(): Option {
  return new Option('--to <format>', `format of the result: ${FORMATS.join(', ')}`)
    .default('lz4')
    .argParser((name) => pickNames('format', FORMATS, [name])[0] as Format);
}
