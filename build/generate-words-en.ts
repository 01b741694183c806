/** The texts of the policy templates and of the guide's table in English. */
import type { TemplateWords } from './generate-words.ts';

export const ENGLISH: TemplateWords = {
  product: 'Finesse Presence',
  about: 'Policies of Finesse Presence, which keeps the Finesse state in step with Webex presence.',
  supported: 'Finesse Presence 0.1 or later',
  enforced: 'Enforced (people cannot change it)',
  defaults: 'Defaults (people may change it)',
  enforcedHelp:
    'Enforced: the value holds for everybody whom this policy reaches, and the window shows it locked. A computer policy goes before a user policy.',
  defaultsHelp:
    'Default: the value holds until a person chooses another one. It goes before the policy file of the computer.',
  categories: {
    general: 'General',
    webex: 'Webex',
    finesse: 'Finesse',
    rules: 'Rules: what each presence asks for',
    returnToReady: 'Back to Ready',
    limits: 'Limits',
  },
  settings: {
    mode: {
      name: 'Mode',
      explain:
        'What the app does by itself: act, ask the person first, or only say what it would do. A pilot begins with "only observe". The file can also give each direction its own mode: { "notReady": "auto", "ready": "ask" }.',
    },
    'mode.directions': {
      name: 'Mode, each direction apart',
      explain:
        'The same for Not Ready and for Ready apart, for example: Not Ready by itself, but Ready only after a question. Goes before "Mode".',
    },
    'webex.clientId': {
      name: 'Webex integration: client id',
      explain: "The client id of your organization's own Webex integration. Needed to sign in.",
    },
    'webex.redirectPorts': {
      name: 'Webex integration: ports of the redirect addresses',
      explain:
        'Ports on 127.0.0.1 on which a sign-in in the browser comes back; the first free one is used. Each must be a redirect URI of the integration.',
    },
    'webex.scopes': {
      name: 'Webex integration: scopes',
      explain:
        'What the app may do in Webex. Live presence needs spark:all and spark:kms; presence by REST needs spark:people_read.',
    },
    'webex.apiUrl': {
      name: 'Webex: address of the REST API',
      explain: 'Only for Webex for Government and for tests.',
    },
    'webex.discoveryUrl': {
      name: 'Webex: address of the service catalogue',
      explain: 'Only for Webex for Government and for tests.',
    },
    'webex.realtime': {
      name: 'Webex: live presence',
      explain: 'Hear of a new presence at once. Without it, presence is read at intervals.',
    },
    'webex.pollMs': {
      name: 'Webex: how often presence is read without live presence',
      explain:
        'How often presence is read by REST while there is no live presence, in milliseconds.',
    },
    'webex.reconcileMs': {
      name: 'Webex: how often live presence is checked',
      explain: 'How often REST checks that live presence missed nothing, in milliseconds.',
    },
    'finesse.nodes': {
      name: 'Finesse: addresses of the servers',
      explain:
        'One or two addresses, for example https://finesse-a.example.com:8445. The app changes to the other one when one is out of service.',
    },
    'finesse.user': {
      name: 'Finesse: login id of the agent',
      explain:
        'The login id of the agent; on UCCE the login name works too. Normally chosen by each person; a policy makes sense for one user only.',
    },
    'finesse.pinnedCertificates': {
      name: 'Finesse: pinned certificates',
      explain:
        'SHA-256 fingerprints of certificates that are believed at their own host although no authority vouches for them. Compare them with what the administration of the server shows.',
    },
    'finesse.userAgent': {
      name: 'Finesse: User-Agent of the requests',
      explain:
        "Empty for the app's own, which passes Cisco's reverse proxy as it is shipped (NGX_VALID_USER_AGENTS_REGEX). Set another one only where your proxy asks for it and answers 412.",
    },
    'finesse.signOnHosts': {
      name: 'Finesse: hosts of the single sign-on',
      explain:
        'At sites with single sign-on: the hosts that the sign-in window may visit beside Finesse itself, such as ids.example.com:8553 and login.example.com. Empty: any host, by https only.',
    },
    'finesse.idlePollMs': {
      name: 'Finesse: how often the state is read',
      explain: "How often the agent's state is read when nothing is going on, in milliseconds.",
    },
    'finesse.activePollMs': {
      name: 'Finesse: how often the state is read while a change waits',
      explain: 'How often it is read while a change waits for a call to end, in milliseconds.',
    },
    'returnToReady.afterMs': {
      name: 'Time until Ready',
      explain:
        'How long presence must be clear before the app goes back to Ready, in milliseconds.',
    },
    'returnToReady.onlyAtDesk': {
      name: 'Ready only at the desk',
      explain:
        'Wait with Ready until the person is at the PC again, so that no call rings on an empty chair.',
    },
    'returnToReady.maxOwnedMs': {
      name: 'Longest Not Ready of the app',
      explain: 'After that long, Ready is left to the person, in milliseconds.',
    },
    fallbackReason: {
      name: 'Reason code when the one of a rule is missing',
      explain:
        'Label or number of a Not Ready reason code. Empty: nothing is changed, and the app says which code is missing.',
    },
    'limits.changesPer10Min': {
      name: 'Most changes in ten minutes',
      explain: 'After that many changes the app only asks.',
    },
    'limits.confirmWithinMs': {
      name: 'Time for a change to show',
      explain: 'How long an accepted change may take to show in Finesse, in milliseconds.',
    },
    notifications: {
      name: 'Notices',
      explain: 'Which notices the person sees: all, only of changes, or none.',
    },
  },
  choices: {
    auto: 'act by itself',
    ask: 'ask first',
    observe: 'only observe',
    notReady: 'go Not Ready',
    clear: 'nothing is against Ready',
    hold: 'change nothing',
    all: 'all',
    changes: 'changes only',
    none: 'none',
  },
  labels: {
    mode: 'Mode',
    notReady: 'Towards Not Ready',
    ready: 'Towards Ready',
    action: 'What it asks for',
    reason: 'Reason code (label or number; empty: as built in)',
    enterAfterMs: 'After it lasted (milliseconds)',
  },
  clientSecret: {
    name: 'Webex integration: client secret',
    explain:
      "The client secret of your organization's own Webex integration. Everybody on the PC can read it here; read the administrator's guide first. Each person's app moves it to that person's vault at the first start; then set this policy back to Not Configured. No other secret is ever taken from a policy.",
  },
  builtIn: (value) => `Built in: ${value}.`,
  bounds: (min, max) => `From ${min} to ${max}.`,
  onePerLine: (max) => `One entry a line, at most ${max}.`,
  rule: (presence) => ({
    name: `Presence "${presence}"`,
    explain: `What the Webex presence "${presence}" asks for: Not Ready with a reason code, nothing against Ready, or no change. A rule for Not Ready needs a reason code that exists in Finesse and is assigned to the agent's team.`,
  }),
};
