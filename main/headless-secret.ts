/** Takes one secret line from the terminal, without showing it, or from a pipe. */
import { failed, success, type Outcome } from './core/outcome.ts';
import { openQuestions } from './headless-questions.ts';

const LONGEST = 1_000;

/** Fails with `refused` when there is nothing or too much, with `cancelled` when the person gives up. */
export async function askForSecret(
  question: string,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  const questions = openQuestions(signal);
  const secret = await questions.ask(question, 'hidden');
  questions.close();
  // A pipe that ends without a line gave up nothing: there was nothing in it.
  const gaveUp = secret === undefined && (signal.aborted || process.stdin.isTTY);
  if (gaveUp) return failed('cancelled', 'it was given up');
  if (secret === undefined || secret === '') return failed('refused', 'no password came');
  if (secret.length > LONGEST) {
    return failed('refused', `expected at most ${String(LONGEST)} characters in one line`);
  }
  return success(secret);
}
