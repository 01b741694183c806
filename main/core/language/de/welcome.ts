/** German: the first run. */
import type { WELCOME as ENGLISH } from '../en/welcome.ts';
import type { Translated } from '../message.ts';

export const WELCOME: Translated<typeof ENGLISH> = {
  'welcome.title': 'Willkommen bei Finesse Presence',
  'welcome.step': 'Schritt {step} von {steps}',
  'welcome.back': 'Zurück',
  'welcome.next': 'Weiter',
  'welcome.does': 'Das tut es für Sie',
  'welcome.does1':
    'Wenn Sie einem Webex-Meeting oder -Anruf beitreten, setzt es Sie in Finesse auf Nicht bereit, mit dem richtigen Grund.',
  'welcome.does2':
    'Ist das vorbei, setzt es Sie wieder auf Bereit, nach einem Countdown, den Sie anhalten können.',
  'welcome.does3': 'Es sagt immer, was es tut und warum.',
  'welcome.never': 'Das tut es nie',
  'welcome.never1':
    'Ihren Status anrühren, solange ein Kunde in der Leitung ist oder Sie in der Nachbearbeitung sind.',
  'welcome.never2':
    'Sie oder Ihren Supervisor überstimmen: Ein Nicht bereit, das es nicht gesetzt hat, bleibt bestehen.',
  'welcome.never3': 'Sie an- oder abmelden oder Sie zu Beginn des Tages auf Bereit setzen.',
  'welcome.never4': 'Irgendetwas an andere senden als an Webex und Ihren eigenen Finesse-Server.',
  'welcome.webex': 'Bei Webex anmelden',
  'welcome.webexWhy':
    'Damit es Ihre eigene Präsenz sieht, und nur Ihre. Ihr Webex-Kennwort sieht es nie.',
  'welcome.finesse': 'Bei Finesse anmelden',
  'welcome.finesseWhy': 'Derselbe Server und dieselbe Anmeldung wie für Ihren Finesse-Desktop.',
  'welcome.test': 'Testen',
  'welcome.testHint': 'Der Test merkt sich Ihre Anmeldung und prüft jeden Schritt bis zu Finesse.',
  'welcome.rules': 'Ihre Regeln',
  'welcome.rulesWhy':
    'Diese setzen Sie auf Nicht bereit, mit einem Grund Ihres eigenen Teams. Alles andere bleibt unberührt. Sie können es später ändern.',
  'welcome.start': 'Bereit zum Start',
  'welcome.startWhy': 'Wie soll es beginnen?',
  'welcome.observe': 'Heute beobachten',
  'welcome.observeMeans':
    'Bis morgen früh wird nichts geändert; was es getan hätte, steht unter Verlauf. Danach geht es von selbst weiter, im Modus {modes}.',
  'welcome.auto': 'Sofort beginnen',
  'welcome.autoMeans':
    'Ihr Finesse-Status folgt Webex von jetzt an. Sie können jederzeit pausieren.',
  'welcome.finish': 'Fertig',
};
