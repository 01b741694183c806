/** German: the first run. */
import type { WELCOME as ENGLISH } from '../en/welcome.ts';
import type { Translated } from '../message.ts';

export const WELCOME: Translated<typeof ENGLISH> = {
  'welcome.title': 'Willkommen bei Finesse Presence',
  'welcome.step': 'Schritt {step} von {steps}',
  'welcome.back': 'Zurück',
  'welcome.next': 'Weiter',
  'welcome.does': 'Das macht die App für Sie',
  'welcome.does1':
    'Wenn Sie an einem Webex-Meeting oder -Anruf teilnehmen, werden Sie in Finesse auf Nicht bereit gesetzt, mit dem richtigen Grund.',
  'welcome.does2':
    'Ist das vorbei, werden Sie wieder auf Bereit gesetzt, nach einem Countdown, den Sie anhalten können.',
  'welcome.does3': 'Die App sagt immer, was sie tut und warum.',
  'welcome.never': 'Das macht die App nie',
  'welcome.never1':
    'Ihren Status anrühren, solange ein Kunde in der Leitung ist oder Sie in der Nachbearbeitung sind.',
  'welcome.never2':
    'Sie oder Ihren Supervisor überstimmen: Ein Nicht bereit, das nicht von der App stammt, bleibt bestehen.',
  'welcome.never3': 'Sie an- oder abmelden oder Sie zu Beginn des Tages auf Bereit setzen.',
  'welcome.never4': 'Irgendetwas an andere senden als an Webex und Ihren eigenen Finesse-Server.',
  'welcome.webex': 'Bei Webex anmelden',
  'welcome.webexWhy':
    'Damit die App Ihre eigene Präsenz sieht, und nur Ihre. Ihr Webex-Kennwort sieht sie nie.',
  'welcome.finesse': 'Bei Finesse anmelden',
  'welcome.finesseWhy': 'Derselbe Server und dieselbe Anmeldung wie für Ihren Finesse-Desktop.',
  'welcome.test': 'Testen',
  'welcome.testHint': 'Der Test speichert Ihre Anmeldung und prüft jeden Schritt bis zu Finesse.',
  'welcome.rules': 'Ihre Regeln',
  'welcome.rulesWhy':
    'In diesen Fällen werden Sie auf Nicht bereit gesetzt, mit einem Grund Ihres eigenen Teams. Alles andere bleibt unberührt. Sie können es später ändern.',
  'welcome.start': 'Bereit zum Start',
  'welcome.startWhy': 'Wie möchten Sie beginnen?',
  'welcome.observe': 'Heute beobachten',
  'welcome.observeMeans':
    'Bis morgen früh wird nichts geändert; was geschehen wäre, steht unter Verlauf. Danach geht es von selbst weiter, im Modus {modes}.',
  'welcome.auto': 'Sofort beginnen',
  'welcome.autoMeans':
    'Ihr Finesse-Status folgt Webex von jetzt an. Sie können jederzeit pausieren.',
  'welcome.finish': 'Fertig',
};
