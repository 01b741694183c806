/** German: the frame of the window, and what several of its pages say. */
import type { WINDOW as ENGLISH } from '../en/window.ts';
import type { Translated } from '../message.ts';

export const WINDOW: Translated<typeof ENGLISH> = {
  'window.pages': 'Seiten',
  'window.status': 'Status',
  'window.rules': 'Regeln',
  'window.accounts': 'Konten',
  'window.history': 'Verlauf',
  'window.diagnostics': 'Diagnose',
  'window.welcome': 'Willkommen',
  'window.notRunning':
    'Finesse Presence antwortet nicht, Ihr Finesse-Status folgt Webex also nicht mehr. Bitte starten Sie die App neu.',
  'window.save': 'Speichern',
  'window.discard': 'Änderungen verwerfen',
  'window.unsaved': 'Sie haben Änderungen, die noch nicht gespeichert sind.',
  'window.saved': 'Gespeichert.',
  'window.notSaved':
    'Es wurde noch nichts gespeichert. Bitte sehen Sie sich die markierten Felder an.',
  'window.cancel': 'Abbrechen',
  'window.byOrganization': 'Von Ihrer Organisation vorgegeben',
  'window.organizationDefault': 'Standard Ihrer Organisation',
  'window.expectedSeconds':
    'Bitte geben Sie Sekunden von 0 bis {most} ein, zum Beispiel 3 oder 2,5.',
  'window.expectedAddress':
    'Bitte geben Sie eine Adresse wie https://finesse-a.example.com:8445 ein.',
  'window.expectedSomething': 'Bitte füllen Sie dieses Feld aus.',
};
