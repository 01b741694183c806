/** What the person or IT must do, as long as it stands; told once, and again only after it was over. */
import type { PlainKey, Say } from './language/speaker.ts';
import type { FailureKind } from './outcome.ts';

export type Attention =
  | { readonly about: 'finesseCredentials'; readonly detail: string }
  | { readonly about: 'finesseUnavailable'; readonly detail: string; readonly failure: FailureKind }
  | { readonly about: 'webexCredentials'; readonly detail: string }
  | { readonly about: 'webexUnavailable'; readonly detail: string; readonly failure: FailureKind }
  | { readonly about: 'webexScopesNarrow'; readonly missing: readonly string[] }
  | { readonly about: 'webexSignInEnds'; readonly days: number }
  | { readonly about: 'webexSignInNotKept' }
  | { readonly about: 'webexAccountChanged'; readonly name: string; readonly before: string }
  | { readonly about: 'presenceHidden' }
  | { readonly about: 'reasonCodesMissing'; readonly labels: readonly string[] }
  | { readonly about: 'reasonCodesUnavailable'; readonly detail: string }
  | { readonly about: 'changeFailed'; readonly detail: string }
  | { readonly about: 'tooManyChanges'; readonly count: number }
  | { readonly about: 'recordRefused'; readonly detail: string };

type Sentences = {
  readonly [K in Attention['about']]:
    PlainKey | ((attention: Extract<Attention, { about: K }>, say: Say) => string);
};

/** A key where the sentence needs no values. */
const SENTENCES: Sentences = {
  finesseCredentials: ({ detail }, say) => say('attention.finesseCredentials', { detail }),
  finesseUnavailable: ({ detail, failure }, say) =>
    say('attention.finesseUnavailable', { detail, help: say(whoHelps(failure)) }),
  webexCredentials: ({ detail }, say) => say('attention.webexCredentials', { detail }),
  webexUnavailable: ({ detail, failure }, say) =>
    say('attention.webexUnavailable', { detail, help: say(whoHelps(failure)) }),
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
  reasonCodesUnavailable: ({ detail }, say) => say('attention.reasonCodesUnavailable', { detail }),
  changeFailed: ({ detail }, say) => say('attention.changeFailed', { detail }),
  tooManyChanges: ({ count }, say) => say('attention.tooManyChanges', { count }),
  recordRefused: ({ detail }, say) => say('attention.recordRefused', { detail }),
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

/** Said when it no longer stands. */
export function endedSentence(about: Attention['about'], say: Say): string {
  return say(ENDED[about]);
}

function whoHelps(kind: FailureKind): PlainKey {
  switch (kind) {
    case 'credentials':
      return 'help.signInAgain';
    case 'untrusted':
    case 'forbidden':
    case 'refused':
      return 'help.administrator';
    case 'unreachable':
    case 'outOfService':
    case 'throttled':
    case 'unreadable':
    case 'cancelled':
      return 'help.byItself';
  }
}
