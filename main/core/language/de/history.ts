/** German: the history. */
import type { HISTORY as ENGLISH } from '../en/history.ts';
import type { Translated } from '../message.ts';

export const HISTORY: Translated<typeof ENGLISH> = {
  'history.day': 'Tag',
  'history.none': 'Noch ist nichts verzeichnet. Hier erscheinen jede Änderung und jeder Grund.',
  'history.band': 'Der Tag auf einen Blick',
  'history.bandWords':
    'Von {from} bis {until}: {webex, plural, =0 {keine Änderung} one {# Änderung} other {# Änderungen}} in Webex, {finesse, plural, =0 {keine Änderung} one {# Änderung} other {# Änderungen}} in Finesse, {writes, plural, =0 {keine davon} other {# davon}} durch diese App. Die Liste darunter sagt dasselbe in Worten.',
  'history.go': 'Verfügbar',
  'history.busy': 'Im Anruf oder Meeting',
  'history.stop': 'Nicht stören, Nicht bereit',
  'history.quiet': 'Abwesend oder nicht bekannt',
  'history.ours': 'Von dieser App gesetzt',
  'history.list': 'Was geschah',
  'history.show': 'Anzeigen',
  'history.all': 'Alles',
  'history.writes': 'Änderungen dieser App',
  'history.decisions': 'Gründe',
  'history.webex': 'Webex',
  'history.finesse': 'Finesse',
  'history.yours': 'Ihre Entscheidungen',
  'history.search': 'Suchen',
  'history.found': '{count, plural, =0 {Keine Zeile} one {# Zeile} other {# Zeilen}}',
  'history.more': 'Alle Zeilen zeigen',
  'history.change': 'Änderung',
  'history.decision': 'Grund',
  'history.choice': 'Sie',
  'history.attention': 'Achtung',
  'history.app': 'App',
  'history.report': 'Im Modus Beobachten',
  'history.wouldHave':
    '{times, plural, =0 {Es wäre nichts geändert worden.} =1 {Sie wären einmal auf Nicht bereit gesetzt worden.} other {Sie wären #-mal auf Nicht bereit gesetzt worden.}}',
  'history.wouldHaveFor': 'Insgesamt {duration} Nicht bereit.',
  'history.wouldNotReady': 'Nicht bereit ({labels})',
  'history.wouldReady': 'Bereit',
  'history.lasted': '{duration} lang',
  'history.keep': 'Behalten oder löschen',
  'history.csv': 'Als CSV exportieren',
  'history.json': 'Als JSON exportieren',
  'history.exported': '{name} ist gespeichert.',
  'history.delete': 'Meinen Verlauf löschen',
  'history.deleteAsk':
    'Ihren ganzen Verlauf auf diesem Computer löschen? Das kann nicht rückgängig gemacht werden.',
  'history.deleteYes': 'Löschen',
  'history.deleted': 'Ihr Verlauf ist gelöscht.',
};
