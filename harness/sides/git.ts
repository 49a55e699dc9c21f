import process from 'node:process';
import { runProgram } from '../outside-program.ts';

/** A git repository, by any folder of its working tree. */
export class Git {
  readonly #folder: string;
  readonly #signal: AbortSignal | undefined;

  /** @param signal aborting ends the command under way. */
  constructor(folder: string, signal?: AbortSignal) {
    this.#folder = folder;
    this.#signal = signal;
  }

  /** Runs `git` to its end and gives what it wrote, without the last line feed. @throws LabError TOOL_FAILED. */
  async run(...args: string[]): Promise<string> {
    const said = await runProgram('git', args, {
      label: `git ${args[0]}`,
      cwd: this.#folder,
      env: withoutHook(process.env),
      signal: this.#signal,
      group: true,
    });
    return said.trimEnd();
  }

  /** What a command says, or null where it fails. */
  async ask(...args: string[]): Promise<string | null> {
    try {
      return await this.run(...args);
    } catch {
      return null;
    }
  }
}

/** Hooks of git are told of a repository and an index by variables, which hold for these alone. */
function withoutHook(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR)$/.test(name)),
  );
}
