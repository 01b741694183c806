/** German: why something is done or left alone. */
import type { REASONS as ENGLISH } from '../en/reasons.ts';
import type { Translated } from '../message.ts';

export const REASONS: Translated<typeof ENGLISH> = {
  'reason.finesseRefusedCredentials':
    'Finesse hat Ihre Anmeldung nicht angenommen. Es wird nichts mehr gesendet, bis Sie Ihr Kennwort neu eingeben.',
  'reason.finesseNotReadYet': 'Die erste Antwort von Finesse steht noch aus.',
  'reason.finesseUnavailable':
    'Finesse ist gerade nicht nutzbar: {detail}. Es wird nichts geändert.',
  'reason.agentSignedOut':
    'Sie sind nicht bei Finesse angemeldet. Es wird nichts geändert; Sie melden sich selbst an.',
  'reason.agentStateUnknown': 'Finesse kennt Ihren Status gerade nicht. Es wird nichts geändert.',
  'reason.contact': '{contact} Ihr Status bleibt unberührt.',
  'reason.contactFirst': '{contact} {state} muss warten, bis das vorbei ist.',
  'reason.changePending':
    'In Finesse wartet für Sie schon ein anderer Wechsel ({state}). Ihr Status bleibt unberührt.',
  'reason.setByPerson': 'Sie sind {state}. Wann Sie auf Bereit wechseln, entscheiden Sie.',
  'reason.setBySupervisor':
    'Ein Supervisor hat Sie auf Nicht bereit gesetzt. Das bleibt Ihnen beiden überlassen.',
  'reason.setBySystem':
    'Finesse hat Sie auf Nicht bereit gesetzt, weil {cause}. Das bleibt Ihnen überlassen.',
  'reason.setBySystemAs':
    'Finesse hat Sie von sich aus auf Nicht bereit gesetzt („{label}“). Das bleibt Ihnen überlassen.',
  'reason.setBySystemUnsaid':
    'Finesse hat Sie von sich aus auf Nicht bereit gesetzt (ohne Angabe eines Grundes). Das bleibt Ihnen überlassen.',
  'reason.presenceNotHeardYet': 'Die erste Antwort von Webex steht noch aus.',
  'reason.presenceLost':
    'Ihre Webex-Präsenz ist gerade nicht lesbar: {detail}. Es wird nichts geändert.',
  'reason.presenceStale': 'Webex hat seit {time} nichts gemeldet. Es wird nichts geändert.',
  'reason.presenceHolds': '{presence}. Das ändert nichts.',
  'reason.customerCall':
    'Der Anruf in Webex ist Ihr Kundengespräch. Das ist kein Grund, Sie auf Nicht bereit zu setzen.',
  'reason.callsUnknown':
    'Finesse sagt nicht, ob Sie in einem Gespräch sind. Bis dahin bleibt Ihr Status unberührt.',
  'reason.paused': 'Pause bis {time}. Es wird nichts geändert.',
  'reason.pausedOpen': 'Pause, bis Sie fortsetzen. Es wird nichts geändert.',
  'reason.awayFromDesk':
    'Der Grund für Nicht bereit ist vorbei, aber Sie sind nicht am Platz. Bereit wartet, bis Sie zurück sind.',
  'reason.allClear': '{presence}. Es gibt nichts zu tun.',
  'reason.dwellAuto': '{presence}. Hält das bis {time} an, werden Sie auf {state} gesetzt.',
  'reason.dwellAsk':
    '{presence}. Hält das bis {time} an, werden Sie gefragt, ob Sie auf {state} wechseln.',
  'reason.dwellObserve':
    '{presence}. Hält das bis {time} an, würden Sie auf {state} gesetzt, aber diese App beobachtet nur.',
  'reason.saidOnce': '{presence}. Bis das vorbei ist, bestimmen Sie Ihren Status selbst.',
  'reason.reasonCodesNotRead': 'Die Liste Ihrer Ursachencodes von Finesse steht noch aus.',
  'reason.reasonCodeMissing':
    'Ihr Team hat in Finesse keinen Ursachencode „{label}“. Ihr Status bleibt unberührt.',
  'reason.takeNotReady': '{presence}: Sie werden auf {state} gesetzt.',
  'reason.keptNotReady': '{state} seit {time}, {because}. Zurück auf Bereit, sobald das endet.',
  'reason.keptAndAfter':
    '{state} seit {time}, {because}. Zurück auf Bereit {duration} nach dem Ende.',
  'reason.keptByYou':
    '{state} seit {time}, {because}. Danach entscheiden Sie, wann Sie auf Bereit wechseln.',
  'reason.heldNotReady': '{state} seit {time}. {presence}; das ändert nichts.',
  'reason.returnAuto': 'Der Grund für Nicht bereit ist vorbei. Zurück auf Bereit um {time}.',
  'reason.returnAsk':
    'Der Grund für Nicht bereit ist vorbei. Um {time} werden Sie gefragt, ob Sie auf Bereit wechseln.',
  'reason.returnObserve':
    'Der Grund für Nicht bereit ist vorbei. Um {time} würden Sie auf Bereit gesetzt, aber diese App beobachtet nur.',
  'reason.giveBackReady': 'Der Grund für {state} ist vorbei: Sie werden zurück auf Bereit gesetzt.',
  'reason.relabel': '{presence}: Ihr Grund wechselt von „{before}“ zu „{label}“.',
  'reason.returnFailed':
    'Finesse hat Sie nicht zurück auf Bereit gesetzt. Diese App versucht es nicht noch einmal; bitte wechseln Sie selbst auf Bereit.',
  'reason.ownedTooLong':
    'Sie sind seit {time} Nicht bereit. Nach so langer Zeit entscheiden Sie, wann Sie auf Bereit wechseln.',
  'reason.offerReady':
    'Sie sind seit {time} Nicht bereit, mit einem Neustart, einem Ruhezustand oder neuen Einstellungen dazwischen. Wann Sie auf Bereit wechseln, entscheiden Sie.',
  'reason.wouldTakeNotReady':
    '{presence}. Sie würden jetzt auf {state} gesetzt, aber diese App beobachtet nur.',
  'reason.wouldGiveBackReady':
    'Sie würden jetzt auf Bereit gesetzt, aber diese App beobachtet nur.',
  'reason.askNotReady': '{presence}. Ob Sie auf {state} wechseln, entscheiden Sie.',
  'reason.askReady':
    'Der Grund für Nicht bereit ist vorbei. Ob Sie auf Bereit wechseln, entscheiden Sie.',
  'reason.tooManyChanges':
    'Ihr Status wurde innerhalb von zehn Minuten {count, plural, =1 {einmal geändert} other {#-mal geändert}}. Ab jetzt werden Sie vorher gefragt.',

  'idle.settings':
    'Diese App tut noch nichts: Sie kennt Ihre Finesse-Server und Ihre Anmelde-ID nicht.',
  'idle.finesse': 'Diese App tut noch nichts: Melden Sie sich zuerst bei Finesse an.',
  'idle.webex': 'Diese App tut noch nichts: Melden Sie sich zuerst bei Webex an.',
  'idle.starting': 'Diese App startet gerade.',
};
