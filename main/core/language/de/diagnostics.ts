/** German: the diagnostics. */
import type { DIAGNOSTICS as ENGLISH } from '../en/diagnostics.ts';
import type { Translated } from '../message.ts';

export const DIAGNOSTICS: Translated<typeof ENGLISH> = {
  'diagnostics.why':
    'Prüft jeden Schritt von diesem Computer zu Finesse und Webex und sagt, was zu tun ist, wo einer scheitert.',
  'diagnostics.begin': 'Jetzt prüfen',
  'diagnostics.again': 'Erneut prüfen',
  'diagnostics.running': 'Wird geprüft …',
  'diagnostics.steps': 'Schritte',
  'diagnostics.waiting': 'Wartet',
  'diagnostics.atWork': 'Läuft',
  'diagnostics.passed': 'Bestanden',
  'diagnostics.warning': 'Warnung',
  'diagnostics.failed': 'Fehlgeschlagen',
  'diagnostics.skipped': 'Übersprungen',
  'diagnostics.allWell': 'Alles funktioniert.',
  'diagnostics.wrong':
    '{count, plural, one {# Schritt ist zu prüfen.} other {# Schritte sind zu prüfen.}}',
  'diagnostics.copy': 'Ergebnis kopieren',
  'diagnostics.copied': 'Kopiert.',
  'diagnostics.copyByHand': 'Bitte kopieren Sie es von hier mit Strg+C:',
  'diagnostics.result': 'Ergebnis als Text',
  'diagnostics.support': 'Für den Support',
  'diagnostics.supportWhy':
    'Eine Datei mit Versionen, Einstellungen und den letzten Zeilen des Verlaufs. Kennwörter und Token sind nie darin.',
  'diagnostics.bundle': 'Datei für den Support speichern',
  'diagnostics.saved': '{name} ist gespeichert.',
  'diagnostics.version': 'Version {version}',
};
