/** What the person chose beside the settings and what must outlive a restart, as it is kept on disk. */
import { z } from 'zod';
import type { Instant } from './time.ts';

const choices = z.strictObject({
  version: z.literal(1),
  /** By the date that the machine shows, in milliseconds since 1970; `resumed`: until the person resumes. */
  pausedUntil: z.union([z.number(), z.literal('resumed')]).optional(),
  setUp: z.boolean(),
  /** By the date that the machine shows, in milliseconds since 1970. */
  observeUntil: z.number().optional(),
});

export interface Choices {
  readonly pausedUntil: Instant | 'resumed' | undefined;
  /** The person has chosen how to begin, so that the first run is over. */
  readonly setUp: boolean;
  /** Until then nothing is written, whatever the mode of the settings. */
  readonly observeUntil: Instant | undefined;
}

export function writeChoices(value: Choices): string {
  return JSON.stringify({ version: 1, ...value });
}

/** Undefined when the text is not what this app writes. */
export function readChoices(text: string): Choices | undefined {
  const parsed = choices.safeParse(parsedJson(text));
  if (!parsed.success) return undefined;
  const { observeUntil, pausedUntil, setUp } = parsed.data;
  return { pausedUntil, setUp, observeUntil };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
