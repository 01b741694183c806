/** What the person or IT must do, as long as it stands; told once, and again only after it was over. */
import { z } from 'zod';
import { detailIn } from './language/detail.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import type { FailureKind } from './outcome.ts';

const detail = z.string();
const count = z.number();
const failure = z.custom<FailureKind>(
  (kind) => typeof kind === 'string' && Object.hasOwn(WHO_HELPS, kind),
);

/** As the journal keeps it, and what it gives back. */
export const ATTENTION = z
  .discriminatedUnion('about', [
    z.object({ about: z.literal('finesseCredentials'), detail }),
    z.object({ about: z.literal('finesseSignOn'), detail }),
    z.object({ about: z.literal('finesseUnavailable'), detail, failure }),
    z.object({ about: z.literal('webexCredentials'), detail }),
    z.object({ about: z.literal('webexUnavailable'), detail, failure }),
    z.object({ about: z.literal('webexScopesNarrow'), missing: z.array(z.string()).readonly() }),
    z.object({ about: z.literal('webexSignInEnds'), days: count }),
    z.object({ about: z.literal('webexSignInNotKept') }),
    z.object({ about: z.literal('webexAccountChanged'), name: z.string(), before: z.string() }),
    z.object({ about: z.literal('presenceHidden') }),
    z.object({
      about: z.literal('reasonCodesMissing'),
      labels: z.array(z.string()).readonly(),
      /** For the administrator to paste: a line each, the number and the label with a tab between them. */
      table: z.string().optional(),
    }),
    z.object({ about: z.literal('reasonCodesUnavailable'), detail }),
    z.object({ about: z.literal('changeFailed'), detail }),
    z.object({ about: z.literal('tooManyChanges'), count }),
    z.object({ about: z.literal('recordRefused'), detail }),
  ])
  .readonly();
export type Attention = z.output<typeof ATTENTION>;

type Sentences = {
  readonly [K in Attention['about']]:
    PlainKey | ((attention: Extract<Attention, { about: K }>, say: Say) => string);
};

/** A key where the sentence needs no values. */
const SENTENCES: Sentences = {
  finesseCredentials: 'attention.finesseCredentials',
  finesseSignOn: 'attention.finesseSignOn',
  finesseUnavailable: ({ detail, failure }, say) =>
    say('attention.finesseUnavailable', {
      detail: detailIn(detail, say),
      help: say(WHO_HELPS[failure]),
    }),
  webexCredentials: ({ detail }, say) =>
    say('attention.webexCredentials', { detail: detailIn(detail, say) }),
  webexUnavailable: ({ detail, failure }, say) =>
    say('attention.webexUnavailable', {
      detail: detailIn(detail, say),
      help: say(WHO_HELPS[failure]),
    }),
  webexScopesNarrow: ({ missing }, say) =>
    say('attention.webexScopesNarrow', { scopes: listed(missing, say) }),
  webexSignInEnds: ({ days }, say) => say('attention.webexSignInEnds', { days }),
  webexSignInNotKept: 'attention.webexSignInNotKept',
  webexAccountChanged: ({ before, name }, say) =>
    say('attention.webexAccountChanged', { before, name }),
  presenceHidden: 'attention.presenceHidden',
  reasonCodesMissing: ({ labels }, say) =>
    say('attention.reasonCodesMissing', {
      count: labels.length,
      labels: labels.map((words) => say('quoted', { words })).join(', '),
    }),
  reasonCodesUnavailable: ({ detail }, say) =>
    say('attention.reasonCodesUnavailable', { detail: detailIn(detail, say) }),
  changeFailed: ({ detail }, say) =>
    say('attention.changeFailed', { detail: detailIn(detail, say) }),
  tooManyChanges: ({ count }, say) => say('attention.tooManyChanges', { count }),
  recordRefused: ({ detail }, say) =>
    say('attention.recordRefused', { detail: detailIn(detail, say) }),
};

export function attentionSentence(attention: Attention, say: Say): string {
  const sentence = SENTENCES[attention.about] as
    PlainKey | ((attention: Attention, say: Say) => string);
  return typeof sentence === 'string' ? say(sentence) : sentence(attention, say);
}

function listed([first = '', ...rest]: readonly string[], say: Say): string {
  return rest.reduce((words, second) => say('attention.both', { first: words, second }), first);
}

const ENDED: Readonly<Record<Attention['about'], PlainKey>> = {
  finesseCredentials: 'ended.finesseCredentials',
  finesseSignOn: 'ended.finesseSignOn',
  finesseUnavailable: 'ended.finesseUnavailable',
  webexCredentials: 'ended.webexCredentials',
  webexUnavailable: 'ended.webexUnavailable',
  webexScopesNarrow: 'ended.webexScopesNarrow',
  webexSignInEnds: 'ended.webexSignInEnds',
  webexSignInNotKept: 'ended.webexSignInNotKept',
  webexAccountChanged: 'ended.webexAccountChanged',
  presenceHidden: 'ended.presenceHidden',
  reasonCodesMissing: 'ended.reasonCodesMissing',
  reasonCodesUnavailable: 'ended.reasonCodesUnavailable',
  changeFailed: 'ended.changeFailed',
  tooManyChanges: 'ended.tooManyChanges',
  recordRefused: 'ended.recordRefused',
};

export function isAttention(about: unknown): about is Attention['about'] {
  return typeof about === 'string' && Object.hasOwn(ENDED, about);
}

/** Said when it no longer stands. */
export function endedSentence(about: Attention['about'], say: Say): string {
  return say(ENDED[about]);
}

const WHO_HELPS: Readonly<Record<FailureKind, PlainKey>> = {
  credentials: 'help.signInAgain',
  untrusted: 'help.administrator',
  forbidden: 'help.administrator',
  refused: 'help.administrator',
  unreachable: 'help.byItself',
  outOfService: 'help.byItself',
  throttled: 'help.byItself',
  unreadable: 'help.byItself',
  cancelled: 'help.byItself',
};
