/** What the person or IT must do, as long as it stands; told once, and again only after it was over. */
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
  readonly [K in Attention['about']]: (attention: Extract<Attention, { about: K }>) => string;
};

const SENTENCES: Sentences = {
  finesseCredentials: ({ detail }) =>
    `Finesse did not accept your sign-in (${detail}). Nothing more is sent, because five wrong passwords in a row lock your account. ` +
    'Check that you can sign in to the Finesse desktop, then enter your password again.',
  finesseUnavailable: ({ detail, failure }) =>
    `Finesse cannot be used: ${detail}. ${whoHelps(failure)}`,
  webexCredentials: ({ detail }) =>
    `Webex did not accept your sign-in (${detail}). Please sign in to Webex again.`,
  webexUnavailable: ({ detail, failure }) =>
    `Your Webex presence cannot be read: ${detail}. ${whoHelps(failure)}`,
  webexScopesNarrow: ({ missing }) =>
    `Webex granted this app too little for live presence (${missing.join(' and ')} missing), so your presence is read at intervals instead. ` +
    'To have it live, sign in again and agree to everything, or ask your administrator.',
  webexSignInEnds: ({ days }) =>
    `Your sign-in to Webex ends ${days === 0 ? 'today' : `within ${String(days)} ${days === 1 ? 'day' : 'days'}`}. Please sign in to Webex again before then.`,
  webexSignInNotKept: () =>
    'Your renewed sign-in to Webex cannot be kept in the vault of this machine. It works for now; after a restart you may have to sign in again.',
  webexAccountChanged: ({ before, name }) =>
    `This app now follows the Webex presence of ${name}; last time it was ${before}. If you are Not Ready, going Ready is left to you.`,
  presenceHidden: () =>
    'Webex does not share your status. Switch on "Share my status" in the Webex app, or ask your administrator.',
  reasonCodesMissing: ({ labels }) => {
    const names = labels.map((label) => `"${label}"`).join(', ');
    const [code, them] = labels.length === 1 ? ['code', 'it'] : ['codes', 'them'];
    return `Your team has no reason ${code} ${names} in Finesse. Please ask your administrator to create ${them} and assign ${them} to your team.`;
  },
  reasonCodesUnavailable: ({ detail }) =>
    `The list of your reason codes cannot be read: ${detail}. Please tell your administrator.`,
  changeFailed: ({ detail }) =>
    `Finesse did not change your state: ${detail}. This is not tried again for now; please check your state yourself.`,
  tooManyChanges: ({ count }) =>
    `Your state was changed ${String(count)} times within ten minutes, which is the limit. From now on you are asked first.`,
  recordRefused: ({ detail }) =>
    `What this app remembered of its last run is not used: ${detail}. If you are Not Ready, going Ready is left to you.`,
};

export function attentionSentence(attention: Attention): string {
  const say = SENTENCES[attention.about] as (attention: Attention) => string;
  return say(attention);
}

const ENDED: Readonly<Record<Attention['about'], string>> = {
  finesseCredentials: 'Finesse is asked again with your sign-in.',
  finesseUnavailable: 'Finesse answers again.',
  webexCredentials: 'Webex accepts your sign-in again.',
  webexUnavailable: 'Your Webex presence can be read again.',
  webexScopesNarrow: 'Webex granted all that live presence needs.',
  webexSignInEnds: 'Your sign-in to Webex is good for longer again.',
  webexSignInNotKept: 'Your sign-in to Webex is kept in the vault again.',
  webexAccountChanged: 'This app goes on with the Webex account that it follows.',
  presenceHidden: 'Webex shares your status again.',
  reasonCodesMissing: 'No reason code is missing any more.',
  reasonCodesUnavailable: 'The list of your reason codes can be read again.',
  changeFailed: 'The change that failed no longer matters.',
  tooManyChanges: 'You chose how to go on after too many changes.',
  recordRefused: 'What this app remembered of its last run no longer matters.',
};

/** Said when it no longer stands. */
export function endedSentence(about: Attention['about']): string {
  return ENDED[about];
}

function whoHelps(kind: FailureKind): string {
  switch (kind) {
    case 'credentials':
      return 'Please sign in again.';
    case 'untrusted':
    case 'forbidden':
    case 'refused':
      return 'Please tell your administrator.';
    case 'unreachable':
    case 'outOfService':
    case 'throttled':
    case 'unreadable':
    case 'cancelled':
      return 'This app tries again by itself; nothing is changed meanwhile.';
  }
}
