import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomic } from '../../../engines/atomic-file.ts';
import { LabError } from '../../../engines/errors.ts';
import { makeOutputFolder } from '../../../engines/make-folders.ts';
import { type Outcome, outcomeSchema } from './outcome.ts';

/** Outcomes of one case as JSON lines, a run each; what was interrupted goes on where it ended. */
export class OutcomeLog {
  readonly file: string;

  /** @throws LabError OUTPUT_UNWRITABLE. */
  constructor(folder: string, name: string) {
    makeOutputFolder(folder);
    this.file = path.join(folder, `${name}.jsonl`);
  }

  /**
   * Every run that came to its end.
   * @throws LabError RESULT_INVALID for a line that is none; BAD_OPTION where runs with other settings are in it.
   */
  read(settings: string): Outcome[] {
    const lines = this.#text().split('\n').slice(0, -1);
    const outcomes = lines.map((line, i) => this.#parse(line, i + 1));
    const other = outcomes.find((outcome) => outcome.settings !== settings);
    if (other === undefined) return outcomes;
    throw new LabError(
      'BAD_OPTION',
      `'${this.file}' holds runs with other settings (${other.settings}; now ${settings}): name another folder with --out`,
    );
  }

  /** Adds a run. @throws LabError OUTPUT_UNWRITABLE. */
  add(outcome: Outcome): void {
    writeFileAtomic(this.file, `${this.#text()}${JSON.stringify(outcome)}\n`);
  }

  #text(): string {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }

  #parse(line: string, number: number): Outcome {
    try {
      return outcomeSchema.parse(JSON.parse(line));
    } catch (error) {
      throw new LabError('RESULT_INVALID', `line ${number} is no outcome: ${(error as Error).message}`, {
        file: this.file,
      });
    }
  }
}
