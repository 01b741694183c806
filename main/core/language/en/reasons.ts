/** English: why something is done or left alone. */
export const REASONS = {
  'reason.finesseRefusedCredentials':
    'Finesse did not accept your sign-in. Nothing more is sent until you enter your password again.',
  'reason.finesseNotReadYet': 'Waiting for the first answer from Finesse.',
  'reason.finesseUnavailable': 'Finesse cannot be used right now: {detail}. Nothing is changed.',
  'reason.agentSignedOut':
    'You are not signed in to Finesse. Nothing is changed; you sign in yourself.',
  'reason.agentStateUnknown': 'Finesse does not know your state right now. Nothing is changed.',
  'reason.contact': '{contact} Your state is left alone.',
  'reason.contactFirst': '{contact} {state} has to wait until that is over.',
  'reason.changePending':
    'Finesse already has another change waiting for you ({state}). Your state is left alone.',
  'reason.setByPerson': 'You are {state}. Going Ready is left to you.',
  'reason.setBySupervisor': 'A supervisor set you Not Ready. That is left to the two of you.',
  'reason.setBySystem': 'Finesse set you Not Ready because {cause}. That is left to you.',
  'reason.setBySystemAs': 'Finesse set you Not Ready by itself ("{label}"). That is left to you.',
  'reason.setBySystemUnsaid':
    'Finesse set you Not Ready by itself (it does not say why). That is left to you.',
  'reason.presenceNotHeardYet': 'Waiting for the first answer from Webex.',
  'reason.presenceLost':
    'Your Webex presence cannot be read right now: {detail}. Nothing is changed.',
  'reason.presenceStale': 'Webex has said nothing since {time}. Nothing is changed.',
  'reason.presenceHolds': '{presence}. That changes nothing.',
  'reason.customerCall':
    'The call in Webex is your customer call. That is no reason to set you Not Ready.',
  'reason.callsUnknown':
    'Finesse does not say whether you are on a call. Your state is left alone until it does.',
  'reason.paused': 'Paused until {time}. Nothing is changed.',
  'reason.pausedOpen': 'Paused until you resume. Nothing is changed.',
  'reason.awayFromDesk':
    'The reason for Not Ready is over, but you are away from your desk. Ready waits until you are back.',
  'reason.allClear': '{presence}. There is nothing to do.',
  'reason.dwellAuto': '{presence}. If that lasts until {time}, you become {state}.',
  'reason.dwellAsk': '{presence}. If that lasts until {time}, you are asked about {state}.',
  'reason.dwellObserve':
    '{presence}. If that lasts until {time}, you would become {state}, but this app only observes.',
  'reason.saidOnce': '{presence}. Until that is over, your state is your own choice.',
  'reason.reasonCodesNotRead': 'Waiting for the list of your reason codes from Finesse.',
  'reason.reasonCodeMissing':
    'Your team has no reason code "{label}" in Finesse. Your state is left alone.',
  'reason.takeNotReady': '{presence}: setting you {state}.',
  'reason.keptNotReady': '{state} since {time} {because}. Back to Ready when that ends.',
  'reason.keptAndAfter':
    '{state} since {time} {because}. Back to Ready {duration} after that ends.',
  'reason.keptByYou': '{state} since {time} {because}. Going Ready afterwards is left to you.',
  'reason.heldNotReady': '{state} since {time}. {presence}; that changes nothing.',
  'reason.returnAuto': 'The reason for Not Ready is over. Back to Ready at {time}.',
  'reason.returnAsk':
    'The reason for Not Ready is over. Going Ready is left to you; you are asked at {time}.',
  'reason.returnObserve':
    'The reason for Not Ready is over. You would become Ready at {time}, but this app only observes.',
  'reason.giveBackReady': 'The reason for {state} is over: setting you back to Ready.',
  'reason.relabel': '{presence}: changing your reason from "{before}" to "{label}".',
  'reason.returnFailed':
    'Finesse did not set you back to Ready. This app does not try again; please go Ready yourself.',
  'reason.ownedTooLong':
    'You have been Not Ready since {time}. After so long, going Ready is left to you.',
  'reason.offerReady':
    'You have been Not Ready since {time}, with a restart, a sleep or new settings in between. Going Ready is left to you.',
  'reason.wouldTakeNotReady':
    '{presence}. You would now become {state}, but this app only observes.',
  'reason.wouldGiveBackReady': 'You would now become Ready, but this app only observes.',
  'reason.askNotReady': '{presence}. Going {state} is left to you.',
  'reason.askReady': 'The reason for Not Ready is over. Going Ready is left to you.',
  'reason.tooManyChanges':
    'Your state was {count, plural, =1 {changed once} other {changed # times}} within ten minutes. From now on you are asked first.',

  'idle.settings':
    'This app does nothing yet: it does not know your Finesse servers and your login id.',
  'idle.finesse': 'This app does nothing yet: sign in to Finesse first.',
  'idle.webex': 'This app does nothing yet: sign in to Webex first.',
  'idle.starting': 'This app is just starting.',
} as const;
