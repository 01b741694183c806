/** Says a stored line of the journal once more, in another language, from the values that it keeps. */
import { z } from 'zod';
import { AGENT_STATES } from './agent.ts';
import { ATTENTION, isAttention, type Attention } from './attention.ts';
import { sentenceOf, type Choice, type Told } from './journal.ts';
import type { Say } from './language/speaker.ts';
import { PRESENCE_STATUSES } from './presence.ts';
import { readReason } from './reason-values.ts';
import type { ClockFace } from './reasons.ts';
import { deletedLine, startedSentence, stoppedLine } from './run-lines.ts';
import { MODES, modes } from './settings.ts';
import { WRITTEN_INSTANT } from './written-instant.ts';

type Line = Readonly<Record<string, unknown>>;

/** Undefined where the line does not keep what its sentence needs: an older version wrote it, or a newer one. */
export function sayAgain(line: Line, face: ClockFace, say: Say): string | undefined {
  switch (line['event']) {
    case 'started': {
      const started = STARTED.safeParse(line);
      return started.success ? startedSentence(started.data, say) : undefined;
    }
    case 'stopped':
      return stoppedLine(say).sentence;
    case 'historyDeleted':
      return deletedLine(say).sentence;
    default: {
      const told = toldBy(line);
      return told && sentenceOf(told, face, say);
    }
  }
}

const STARTED = z.object({ version: z.string(), user: z.string(), mode: modes });

function toldBy(line: Line): Told | undefined {
  const { event, reason: kind, values } = line;
  if (event === 'decision') {
    const reason = typeof kind === 'string' ? readReason(kind, values) : undefined;
    return reason && { event, reason };
  }
  const form = typeof event === 'string' && Object.hasOwn(FORMS, event) ? FORMS[event] : undefined;
  return form?.safeParse(line).data;
}

const detail = z.string();
const state = z.enum(AGENT_STATES);
const mode = z.enum(MODES);
const bothModes = z.object({ notReady: mode, ready: mode });
const until = WRITTEN_INSTANT;

const CHOICE = z.discriminatedUnion('choice', [
  z.object({ choice: z.enum(['mode', 'modeByItself']), modes: bothModes }),
  z.object({ choice: z.literal('modeUntil'), modes: bothModes, until }),
  z.object({ choice: z.enum(['pause', 'delay']), until }),
  z.object({ choice: z.enum(['resume', 'yes', 'no', 'stayNotReady', 'readyNow']) }),
]);

/** Each event as it is stored, and what its sentence is made of. */
const FORMS: Readonly<Record<string, z.ZodType<Told>>> = {
  presence: z.union([
    z
      .object({ status: z.enum([...PRESENCE_STATUSES, 'unlisted']), raw: z.string() })
      .transform((presence): Told => ({ event: 'presence', presence })),
    z
      .object({ status: z.null(), detail })
      .transform((lost): Told => ({ event: 'presenceLost', detail: lost.detail })),
  ]),
  agent: z
    .object({ state, label: z.string().optional() })
    .transform((seen): Told => ({ event: 'agent', state: seen.state, label: seen.label })),
  write: z
    .object({
      state: z.enum(['READY', 'NOT_READY']),
      label: z.string(),
      result: z.enum(['done', 'failed', 'overtaken']),
      detail,
    })
    .transform(({ state: target, ...told }): Told => ({
      event: 'write',
      target: { state: target },
      ...told,
    })),
  choice: CHOICE.transform(({ choice: kind, ...values }): Told => ({
    event: 'choice',
    choice: { kind, ...values } as Choice,
  })),
  attention: ATTENTION.transform((attention): Told => ({ event: 'attention', attention })),
  attentionEnded: z
    .object({ about: z.custom<Attention['about']>(isAttention) })
    .transform(({ about }): Told => ({ event: 'attentionEnded', about })),
};
