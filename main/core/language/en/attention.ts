/** English: what the person or IT must do. */
export const ATTENTION = {
  'attention.finesseCredentials':
    'Finesse did not accept your sign-in. Nothing more is sent, because five refused sign-ins in a row lock your account. Try to sign in to the Finesse desktop. If that works, enter your password again here. If it fails for others too, its directory may be down.',
  'attention.finesseSignOn':
    'Your organization signs you in to Finesse (single sign-on). Please sign in under Accounts; until then nothing is read or changed there.',
  'attention.finesseUnavailable': 'Finesse cannot be used: {detail}. {help}',
  'attention.webexCredentials':
    'Webex did not accept your sign-in ({detail}). Please sign in to Webex again.',
  'attention.webexUnavailable': 'Your Webex presence cannot be read: {detail}. {help}',
  'attention.webexScopesNarrow':
    'Webex granted this app too little for live presence ({scopes} missing), so your presence is read at intervals instead. To have it live, sign in again and agree to everything, or ask your administrator.',
  'attention.both': '{first} and {second}',
  'attention.webexSignInEnds':
    'Your sign-in to Webex {days, plural, =0 {ends today} one {ends within # day} other {ends within # days}}. Please sign in to Webex again before then.',
  'attention.webexSignInNotKept':
    'Your renewed sign-in to Webex cannot be kept in the vault of this machine. It works for now; after a restart you may have to sign in again.',
  'attention.webexAccountChanged':
    'This app now follows the Webex presence of {name}; last time it was {before}. If you are Not Ready, going Ready is left to you.',
  'attention.presenceHidden':
    'Webex does not share your status. Switch on "Share my status" in the Webex app, or ask your administrator.',
  'attention.reasonCodesMissing':
    'Your team has no {count, plural, one {reason code} other {reason codes}} {labels} in Finesse. Please ask your administrator to create {count, plural, one {it and assign it} other {them and assign them}} to your team.',
  'attention.reasonCodesUnavailable':
    'The list of your reason codes cannot be read: {detail}. Please tell your administrator.',
  'attention.changeFailed':
    'Finesse did not change your state: {detail}. This is not tried again for now; please check your state yourself.',
  'attention.tooManyChanges':
    'Your state was {count, plural, =1 {changed once} other {changed # times}} within ten minutes, which is the limit. From now on you are asked first.',
  'attention.recordRefused':
    'What this app remembered of its last run is not used: {detail}. If you are Not Ready, going Ready is left to you.',

  'help.signInAgain': 'Please sign in again.',
  'help.administrator': 'Please tell your administrator.',
  'help.byItself': 'This app tries again by itself; nothing is changed meanwhile.',

  'ended.finesseCredentials': 'Finesse is asked again with your sign-in.',
  'ended.finesseSignOn': 'You are signed in to Finesse again.',
  'ended.finesseUnavailable': 'Finesse answers again.',
  'ended.webexCredentials': 'Webex accepts your sign-in again.',
  'ended.webexUnavailable': 'Your Webex presence can be read again.',
  'ended.webexScopesNarrow': 'Webex granted all that live presence needs.',
  'ended.webexSignInEnds': 'Your sign-in to Webex is good for longer again.',
  'ended.webexSignInNotKept': 'Your sign-in to Webex is kept in the vault again.',
  'ended.webexAccountChanged': 'This app goes on with the Webex account that it follows.',
  'ended.presenceHidden': 'Webex shares your status again.',
  'ended.reasonCodesMissing': 'No reason code is missing any more.',
  'ended.reasonCodesUnavailable': 'The list of your reason codes can be read again.',
  'ended.changeFailed': 'The change that failed no longer matters.',
  'ended.tooManyChanges': 'You chose how to go on after too many changes.',
  'ended.recordRefused': 'What this app remembered of its last run no longer matters.',
} as const;
