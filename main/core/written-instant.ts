/** An instant in a line of the journal: a date for people and programs, and a word for "until the person resumes". */
import { z } from 'zod';

const OPEN = 'resumed';

export const WRITTEN_INSTANT = z.codec(
  z.union([z.iso.datetime(), z.literal(OPEN)]),
  z.union([z.number(), z.literal(Infinity)]),
  {
    decode: (written) => (written === OPEN ? Infinity : Date.parse(written)),
    encode: (at) => (at === Infinity ? OPEN : new Date(at).toISOString()),
  },
);
