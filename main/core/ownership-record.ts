/** The proof of ownership as it is kept over a restart: written as JSON, believed only when every part is right. */
import { z } from 'zod';
import type { EarlierRun } from './engine/step.ts';
import type { Ownership } from './engine/state.ts';
import { DAY_MS, MINUTE_MS, type Instant } from './time.ts';

const record = z.strictObject({
  version: z.literal(1),
  agent: z.string().min(1),
  extension: z.string(),
  reasonCodeId: z.int().nonnegative().nullable(),
  label: z.string(),
  stateChangeTime: z.string().min(1),
  priorState: z.literal('READY'),
  episode: z.int().nonnegative(),
  setAt: z.int().positive(),
});

/** Clocks of one machine differ by this much between two runs without anybody having touched them. */
const FUTURE_MS = 5 * MINUTE_MS;

export function ownershipRecord(ownership: Ownership): string {
  const { offerOnly: _always, ...kept } = ownership;
  return JSON.stringify({ version: 1, ...kept, reasonCodeId: kept.reasonCodeId ?? null });
}

/** `text` is undefined when there is no record. Nothing that is in doubt is used. */
export function readOwnershipRecord(text: string | undefined, at: Instant): EarlierRun {
  if (text === undefined || text.trim() === '') return { ownership: undefined, refused: undefined };
  const parsed = record.safeParse(parsedJson(text));
  if (!parsed.success) return refused('the record is damaged');
  const { version: _version, reasonCodeId, ...kept } = parsed.data;
  if (kept.setAt > at + FUTURE_MS) return refused('the record is from the future');
  if (kept.setAt < at - DAY_MS) return refused('the record is more than a day old');
  const ownership: Ownership = {
    ...kept,
    reasonCodeId: reasonCodeId ?? undefined,
    offerOnly: true,
  };
  return { ownership, refused: undefined };
}

function refused(why: string): EarlierRun {
  return { ownership: undefined, refused: why };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
