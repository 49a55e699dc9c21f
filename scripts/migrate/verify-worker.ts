import type { VerifyAnswer, VerifyTask } from './verify-messages.ts';
import { verifyTask } from './verify-task.ts';

/** Runs one task in a worker thread. */
export default function run(task: VerifyTask): Promise<VerifyAnswer> {
  return verifyTask(task);
}
