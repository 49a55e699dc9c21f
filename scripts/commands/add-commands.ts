import type { Command } from 'commander';

/** Adds a command to its parent. @param words what follows its name on the command line. */
export type AddCommand = (parent: Command, words: readonly string[]) => void | Promise<void>;

/** Loads a command when it is wanted: all of them take longer to load than most take to run. */
export type LoadCommand = () => Promise<AddCommand>;

/** Commands by name. */
export type CommandRegistry = ReadonlyMap<string, LoadCommand>;

/** Adds the command that `words` begin with; all of them where there is none such, as for help. */
export async function addCommands(parent: Command, commands: CommandRegistry, words: readonly string[]): Promise<void> {
  const [name = '', ...rest] = words;
  const wanted = commands.get(name);
  for (const load of wanted === undefined ? commands.values() : [wanted]) await (await load())(parent, rest);
}
