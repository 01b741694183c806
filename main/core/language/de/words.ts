/** German: the words for presence, agent state and mode, as Webex and Finesse show them. */
import type { WORDS as ENGLISH } from '../en/words.ts';
import type { Translated } from '../message.ts';

export const WORDS: Translated<typeof ENGLISH> = {
  'presence.active': 'Aktiv',
  'presence.inactive': 'Inaktiv',
  'presence.call': 'In einem Anruf',
  'presence.meeting': 'In einem Meeting',
  'presence.presenting': 'Präsentiert',
  'presence.DoNotDisturb': 'Nicht stören',
  'presence.OutOfOffice': 'Abwesend',
  'presence.pending': 'Noch nicht bekannt',
  'presence.unknown': 'Unbekannt',
  'presence.busy': 'Beschäftigt',
  'presence.quiet': 'Ruhezeit',
  'presence.calendarItem': 'Meeting, nicht beigetreten',
  'presence.absent': 'Nicht geteilt',
  'presence.unlisted': 'Anderer Status',
  'agent.LOGOUT': 'Abgemeldet',
  'agent.NOT_READY': 'Nicht bereit',
  'agent.READY': 'Bereit',
  'agent.RESERVED': 'Reserviert',
  'agent.RESERVED_OUTBOUND': 'Reserviert (ausgehend)',
  'agent.RESERVED_OUTBOUND_PREVIEW': 'Reserviert (ausgehend, Vorschau)',
  'agent.TALKING': 'Im Gespräch',
  'agent.HOLD': 'Gehalten',
  'agent.WORK': 'Nachbearbeitung',
  'agent.WORK_READY': 'Nachbearbeitung',
  'agent.UNKNOWN': 'Unbekannt',
  'mode.auto': 'Automatisch',
  'mode.ask': 'Mich fragen',
  'mode.observe': 'Beobachten',
};
