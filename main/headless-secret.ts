/** Takes one secret line from the terminal, without showing it, or from a pipe. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { failed, success, type Outcome } from './core/outcome.ts';

const LONGEST = 1_000;

/** Fails with `refused` when there is nothing or too much, with `cancelled` when the person gives up. */
export async function askForSecret(
  question: string,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  const line = process.stdin.isTTY ? await typed(question, signal) : await piped(signal);
  if (line === undefined) return failed('cancelled', 'it was given up');
  // PowerShell puts a byte order mark in front of what it pipes.
  const secret = line.replace(/^\uFEFF/, '');
  if (secret === '') return failed('refused', 'no password came');
  if (secret.length > LONGEST) {
    return failed('refused', `expected at most ${String(LONGEST)} characters in one line`);
  }
  return success(secret);
}

/** The terminal is in raw mode while this waits, and nothing that is typed is written back. */
function typed(question: string, signal: AbortSignal): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return firstLine(lines, signal).finally(() => process.stderr.write('\n'));
}

function piped(signal: AbortSignal): Promise<string | undefined> {
  return firstLine(createInterface({ input: process.stdin, crlfDelay: Infinity }), signal);
}

/** An end without a line is an empty one. */
function firstLine(
  lines: ReturnType<typeof createInterface>,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise<string | undefined>((resolve) => {
    const giveUp = () => resolve(undefined);
    lines.once('line', resolve);
    lines.once('SIGINT', giveUp);
    lines.once('close', () => resolve(''));
    signal.addEventListener('abort', giveUp, { once: true });
  }).finally(() => lines.close());
}
