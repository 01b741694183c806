/** German: the lines of the journal. */
import type { JOURNAL as ENGLISH } from '../en/journal.ts';
import type { Translated } from '../message.ts';

export const JOURNAL: Translated<typeof ENGLISH> = {
  'journal.presence': '{presence}.',
  'journal.presenceLost': 'Ihre Webex-Präsenz ist nicht lesbar: {detail}.',
  'journal.agent': 'Finesse zeigt Sie als {state}.',
  'journal.done': 'Finesse zeigt Sie jetzt als {state}, wie von dieser App verlangt.',
  'journal.failed': 'Finesse hat Sie nicht auf {state} gesetzt: {detail}.',
  'journal.overtaken': 'Sie wurden nicht auf {state} gesetzt: {detail}. Dabei bleibt es.',
  'journal.started': 'Finesse Presence {version} folgt {user}, im Modus {modes}.',
  'journal.stopped': 'Beendet. Ihr Finesse-Status bleibt, wie er ist.',
  'journal.historyDeleted': 'Sie haben den Verlauf gelöscht.',
  'journal.mode': 'Sie haben den Modus {modes} gewählt.',
  'journal.modeUntil': 'Sie haben den Modus {modes} bis {time} gewählt.',
  'journal.modeByItself':
    'Die Beobachtungszeit, die Sie gewählt hatten, ist um. Ab jetzt gilt der Modus {modes}.',
  'journal.modesApart': '„{notReady}“ für Nicht bereit und „{ready}“ für Bereit',
  'journal.pause': 'Sie haben bis {time} pausiert.',
  'journal.pauseOpen': 'Sie haben auf unbestimmte Zeit pausiert.',
  'journal.resume': 'Sie haben fortgesetzt.',
  'journal.yes': 'Sie haben Ja gesagt.',
  'journal.no': 'Sie haben Nein gesagt.',
  'journal.stayNotReady': 'Sie haben „Nicht bereit bleiben“ gewählt.',
  'journal.readyNow': 'Sie haben „Jetzt bereit“ gewählt.',
  'journal.delay': 'Sie bleiben auf eigenen Wunsch bis {time} Nicht bereit.',

  'state.LOGOUT': 'abgemeldet',
  'state.RESERVED': 'Reserviert',
  'state.RESERVED_OUTBOUND': 'Reserviert (ausgehend)',
  'state.RESERVED_OUTBOUND_PREVIEW': 'Reserviert (Vorschau)',
  'state.TALKING': 'Im Gespräch',
  'state.HOLD': 'Gehalten',
  'state.WORK': 'Nachbearbeitung',
  'state.UNKNOWN': 'unbekannt',
};
