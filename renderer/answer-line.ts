/** Where a page says what became of a call: nothing while all went well, else what went wrong. */
import type { Outcome } from '../main/core/outcome.ts';
import { element, say } from './element.ts';
import { failureWords } from './page.ts';

export interface AnswerLine {
  readonly root: HTMLElement;
  /** Empty: nothing is wrong. */
  tell(words: string): void;
  /** Undefined when it failed, which stands here then. */
  take<T>(answer: Promise<Outcome<T>>): Promise<T | undefined>;
  /** For calls that answer with nothing. */
  follow(answer: Promise<Outcome<unknown>>): void;
}

export function createAnswerLine(): AnswerLine {
  const root = element('p', { class: 'problem', role: 'alert', hidden: true });
  const tell = (words: string) => say(root, words);
  const take = async <T>(answer: Promise<Outcome<T>>) => {
    const outcome = await answer;
    tell(outcome.ok ? '' : failureWords(outcome.failure));
    return outcome.ok ? outcome.value : undefined;
  };
  return { root, tell, take, follow: (answer) => void take(answer) };
}
