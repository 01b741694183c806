/** German: the rules. */
import type { RULES as ENGLISH } from '../en/rules.ts';
import type { Translated } from '../message.ts';

export const RULES: Translated<typeof ENGLISH> = {
  'rules.why': 'Was in Finesse geschieht, wenn Webex einen dieser Status zeigt und er anhält.',
  'rules.table': 'Regeln',
  'rules.status': 'Webex zeigt',
  'rules.action': 'Dann',
  'rules.reason': 'Grund',
  'rules.dwell': 'Nach',
  'rules.actionOf': '{status}: dann',
  'rules.reasonOf': '{status}: Grund',
  'rules.dwellOf': '{status}: nach wie vielen Sekunden',
  'rules.after': 'nach',
  'rules.seconds': 's',
  'rules.notReady': 'Nicht bereit',
  'rules.clear': 'Zurück auf Bereit',
  'rules.hold': 'Nichts ändern',
  'rules.missing': '{label} (fehlt)',
  'rules.missingWhy':
    'Ihr Team hat in Finesse keinen Ursachencode „{label}“. Wählen Sie einen anderen, oder bitten Sie Ihren Administrator, ihn anzulegen.',
  'rules.choose': 'Grund wählen',
  'rules.chooseWhy': 'Bitte wählen Sie einen Grund für Nicht bereit.',
  'rules.notRead':
    'Ihre Ursachencodes wurden noch nicht von Finesse gelesen. Die Listen zeigen die Gründe, die schon verwendet werden.',
  'rules.noCodes':
    'Finesse hat für Sie keine Ursachencodes. Nicht bereit wird dann ohne Grund gesetzt.',
  'rules.reset': 'Auf Standard zurücksetzen',
  'rules.resetAsk': 'Ihre eigenen Regeln, Modi und Zeiten verwerfen?',
  'rules.resetYes': 'Zurücksetzen',
  'rules.modes': 'Automatisch oder mit Rückfrage',
  'rules.toNotReady': 'Auf Nicht bereit',
  'rules.toReady': 'Zurück auf Bereit',
  'rules.byItself': 'Automatisch',
  'rules.askFirst': 'Mich vorher fragen',
  'rules.onlyObserve': 'Nur beobachten',
  'rules.return': 'Zurück auf Bereit',
  'rules.afterSeconds': 'Countdown vor Bereit, in Sekunden',
  'rules.onlyAtDesk': 'Nur wenn ich am Platz bin',
  'rules.onlyAtDeskHint':
    'Am Platz: Der Bildschirm ist entsperrt, und Sie haben den Computer in den letzten 3 Minuten benutzt.',
  'rules.waits': 'Die Regeln können geändert werden, sobald Finesse unter Konten eingerichtet ist.',
};
