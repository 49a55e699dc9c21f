import process from 'node:process';
import { runProgram } from '../outside-program.ts';

/** A git repository, by any folder of its working tree. */
export class Git {
  readonly #folder: string;
  readonly #signal: AbortSignal | undefined;
  readonly #env: NodeJS.ProcessEnv;

  /**
   * @param signal aborting ends the command under way.
   * @param env variables beside those of this process.
   */
  constructor(folder: string, signal?: AbortSignal, env: NodeJS.ProcessEnv = {}) {
    this.#folder = folder;
    this.#signal = signal;
    this.#env = env;
  }

  /** Runs `git` to its end and gives what it wrote, without the last line feed. @throws LabError TOOL_FAILED. */
  async run(...args: string[]): Promise<string> {
    return (await this.#run(args)).trimEnd();
  }

  /** What a command says, or null where it fails. */
  async ask(...args: string[]): Promise<string | null> {
    try {
      return await this.run(...args);
    } catch {
      return null;
    }
  }

  /** A file of a commit, or null where it has none of that name. */
  async show(commit: string, file: string): Promise<string | null> {
    try {
      return await this.#run(['show', `${commit}:${file}`]);
    } catch {
      return null;
    }
  }

  #run(args: readonly string[]): Promise<string> {
    return runProgram('git', args, {
      label: `git ${args[0]}`,
      cwd: this.#folder,
      env: { ...withoutHook(process.env), ...this.#env },
      signal: this.#signal,
      group: true,
    });
  }
}

/** Hooks of git are told of a repository and an index by variables, which hold for these alone. */
function withoutHook(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR)$/.test(name)),
  );
}
