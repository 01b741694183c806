/** German: the tray's menu, the notices, and the questions of the shell. */
import type { TRAY as ENGLISH } from '../en/tray.ts';
import type { Translated } from '../message.ts';

export const TRAY: Translated<typeof ENGLISH> = {
  'tray.sides': 'Webex: {webex} · Finesse: {finesse}',
  'tray.why': 'Warum?',
  'tray.askNotReady': 'Webex spricht für Nicht bereit. Jetzt wechseln?',
  'tray.askReady': 'Der Grund für Nicht bereit ist vorbei. Auf Bereit wechseln?',
  'tray.yesNotReady': 'Ja, Nicht bereit',
  'tray.yesReady': 'Ja, Bereit',
  'tray.pause15': '15 Minuten',
  'tray.pauseTomorrow': 'Bis morgen',
  'tray.modeAsk': 'Mich vorher fragen',
  'tray.modeObserve': 'Nur beobachten',
  'tray.history': 'Verlauf…',
  'tray.settings': 'Einstellungen…',
  'tray.help': 'Hilfe',
  'tray.diagnostics': 'Diagnose…',
  'tray.copyStatus': 'Status kopieren',
  'tray.logs': 'Protokolle zeigen',
  'tray.startAtLogin': 'Bei meiner Anmeldung starten',
  'tray.startManaged': 'Startet bei Ihrer Anmeldung, von Ihrer Organisation festgelegt',
  'tray.managed': 'Von Ihrer Organisation verwaltet',
  'tray.quit': 'Beenden',

  'tray.quitTitle': 'Finesse Presence beenden?',
  'tray.quitOwned': 'Sie bleiben Nicht bereit, bis Sie das am Finesse-Desktop selbst ändern.',
  'tray.keepRunning': 'Weiterlaufen lassen',

  'notice.notReady': 'Sie sind jetzt Nicht bereit',
  'notice.ready': 'Sie sind wieder Bereit',
  'notice.returning': 'Gleich wieder Bereit',
  'notice.attention': 'Finesse Presence braucht Sie',
  'notice.refused': 'Das hat nicht geklappt',
  'notice.stillRunning': 'Läuft weiter',
  'notice.stillRunningBody':
    'Finesse Presence läuft im Infobereich weiter. Beenden steht in seinem Menü.',
  'notice.windowFailed': 'Das Fenster hatte einen Fehler',
  'notice.windowFailedBody':
    'Auf Ihren Status wird weiter geachtet. Öffnen Sie das Fenster im Infobereich neu.',
  'notice.trouble': 'Auf diesem Computer stimmt etwas nicht',
  'notice.restarted': 'Nach einem Fehler neu gestartet',
  'notice.restartedBody': 'Finesse Presence achtet wieder auf Ihren Status.',

  'crash.title': 'Finesse Presence wurde beendet',
  'crash.body':
    'Die App ist in kurzer Zeit zweimal gescheitert und bleibt geschlossen. Ihr Finesse-Status bleibt, wie er ist: Bitte achten Sie selbst darauf, und starten Sie die App neu. Kommt das wieder vor, informieren Sie Ihren Administrator.',
};
