/** Asks several questions one after the other, on the terminal or of the lines of a pipe. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Questions {
  /** What was answered, without what surrounds it; undefined when the person gave up or the pipe ended. */
  ask(question: string, answer: 'shown' | 'hidden'): Promise<string | undefined>;
  close(): void;
}

/** `signal` gives up. Questions are written to standard error, so that standard output stays clean. */
export function openQuestions(signal: AbortSignal): Questions {
  let hidden = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output, terminal, crlfDelay: Infinity });
  const waiting: string[] = [];
  let ended = false;
  let next: ((line: string | undefined) => void) | undefined;
  const hear = (line: string | undefined) => {
    const listener = next;
    next = undefined;
    if (listener) listener(line);
    else if (line !== undefined) waiting.push(line);
  };
  const end = () => {
    ended = true;
    hear(undefined);
  };
  lines.on('line', hear).on('close', end).on('SIGINT', end);
  signal.addEventListener('abort', end, { once: true });
  return {
    async ask(question, answer) {
      process.stderr.write(question);
      hidden = answer === 'hidden';
      const line =
        waiting.shift() ??
        (ended ? undefined : await new Promise<string | undefined>((tell) => (next = tell)));
      if (hidden || !terminal) process.stderr.write('\n');
      hidden = false;
      // PowerShell puts a byte order mark in front of what it pipes.
      const words = line?.replace(/^\uFEFF/, '');
      return answer === 'hidden' ? words : words?.trim();
    },
    close: () => lines.close(),
  };
}
