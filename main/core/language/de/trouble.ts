/** German: why something could not be done, as the middle of a sentence. */
import type { TROUBLE as ENGLISH } from '../en/trouble.ts';
import type { Translated } from '../message.ts';

export const TROUBLE: Translated<typeof ENGLISH> = {
  'trouble.noPassword': 'das Kennwort ist leer',
  'trouble.noUser': 'die Anmelde-ID ist leer',
  'trouble.notRunning':
    'noch läuft nichts. Schließen Sie zuerst die Einstellungen ab und melden Sie sich an',
  'trouble.noSignOnWindow':
    'dieser Standort meldet seine Leute über ihre Organisation an, und das Fenster dafür zeigt nur die Tray-App',
  'trouble.noDoctor': 'diese App bringt keine Prüfung mit',
  'trouble.modeUntilEnd': 'der Modus gilt, bis diese App endet: {problem}',
  'trouble.settingsFirst': 'zuerst muss Finesse eingerichtet werden',
  'trouble.noClientId':
    'die Client-ID der Webex-Integration Ihrer Organisation fehlt. Ihr Administrator hat sie',
  'trouble.given': 'die Anmeldung wurde für diesen Lauf von außen gegeben',
  'trouble.notRevoked':
    'Sie sind hier abgemeldet, aber Webex war nicht zu erreichen ({detail}). Um die Anmeldung auch dort zu beenden, besuchen Sie {address}.',
  'trouble.byOrganization':
    'von Ihrer Organisation festgelegt; nur Ihr Administrator kann es ändern',
  'trouble.byOrganizationWrong': 'von Ihrer Organisation festgelegt: {problem}',
  'trouble.elsewhere': 'lässt sich nur in der Datei oder von Ihrer Organisation ändern',
  'trouble.fileGone': '{name} ist verschwunden; die letzten guten Einstellungen gelten weiter',
  'trouble.correctFirst': '{name}: {problem}. Berichtigen Sie das zuerst; nichts wurde gespeichert',
};
