import process from 'node:process';
import { Command } from 'commander';
import { LAB_VERSION } from '../harness/version.ts';
import { addCommands } from './commands/add-commands.ts';
import { COMMANDS } from './commands/registry.ts';
import { reportError, usageError } from './main-error.ts';

/** Runs a command line, and sets the exit status. */
export async function main(words: readonly string[]): Promise<void> {
  // A reader that has seen enough, such as `head`, closes the pipe.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  const program = new Command('lab')
    .description(
      'querylab: which way of reading compressed flight trajectories out of SQLite is fastest, and is it right?',
    )
    .version(LAB_VERSION)
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .exitOverride();

  try {
    await addCommands(program, COMMANDS, words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
