import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { pickNames } from '../../engines/names.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { addRun } from '../../harness/history/add-run.ts';
import { withHistory } from '../../harness/history/database.ts';
import { trendsOf } from '../../harness/history/trends.ts';
import { readTimedDocument } from '../../harness/read-document.ts';
import { loadTrendFormat, TREND_FORMATS } from '../../reports/history/registry.ts';
import { plural } from '../../reports/numbers.ts';
import { nameList } from '../options.ts';

/** Where results are kept unless another file is named. */
const USUAL_FILE = path.join(PACKAGE_ROOT, '.querylab', 'history.sqlite');

export function addHistory(program: Command): void {
  const history = program.command('history').description('keep results in a local SQLite file, and see engines change');
  history
    .command('add')
    .argument('<results...>', 'files that lab bench --json wrote')
    .description('keep the medians of saved results')
    .option('--db <file>', 'the history (default: .querylab/history.sqlite)')
    .action(add);
  history
    .command('show')
    .description('the trend of every engine over the runs that are like the latest one, with change points')
    .option('--db <file>', 'the history (default: .querylab/history.sqlite)')
    .option('--engines <names>', "engines, e.g. 'typed/*' (default: all)", nameList('--engines'))
    .option('--format <name>', `one of ${TREND_FORMATS.join(', ')}`, 'table')
    .option('--out <file>', 'write there instead of stdout')
    .action(show);
}

function add(results: readonly string[], { db = USUAL_FILE }: { readonly db?: string }): void {
  // All are read first: where one is damaged, none is added.
  const documents = results.map(readTimedDocument);
  if (db === USUAL_FILE) makeFolders(path.dirname(db));
  const added = withHistory(db, true, (database) => documents.filter((document) => addRun(database, document)).length);
  const known = documents.length - added;
  process.stdout.write(
    `added ${plural(added, 'run')} to ${db}${known > 0 ? `; ${plural(known, 'run')} were there already` : ''}\n`,
  );
}

interface ShowFlags {
  readonly db?: string;
  readonly engines?: readonly string[];
  readonly format: string;
  readonly out?: string;
}

async function show({ db = USUAL_FILE, engines, format, out }: ShowFlags): Promise<void> {
  const render = await loadTrendFormat(format);
  if (out !== undefined) checkWritable(out);
  const found = withHistory(db, false, trendsOf);
  if (found === null) throw new LabError('HISTORY_INVALID', `the history ${db} is empty: lab history add fills it`);
  const names = found.trends.map(({ engine }) => engine);
  const picked = engines === undefined ? names : pickNames('engine', names, engines);
  const text = render({ ...found, trends: found.trends.filter(({ engine }) => picked.includes(engine)) });
  if (out === undefined) process.stdout.write(text);
  else writeFileAtomic(out, text);
}
