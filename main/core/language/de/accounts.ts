/** German: the accounts. */
import type { ACCOUNTS as ENGLISH } from '../en/accounts.ts';
import type { Translated } from '../message.ts';

export const ACCOUNTS: Translated<typeof ENGLISH> = {
  'accounts.signedIn': 'Angemeldet',
  'accounts.signedInAs': 'Angemeldet als {who}',
  'accounts.signedOut': 'Nicht angemeldet',
  'accounts.signingIn': 'Wartet auf Sie im Browser',
  'accounts.signingInDevice': 'Wartet auf Sie am anderen Gerät',
  'accounts.signingInWindow': 'Wartet auf Sie im Anmeldefenster',
  'accounts.refused': 'Anmeldung nicht angenommen',
  'accounts.since': 'Seit dem {date}',
  'accounts.until': 'Gilt bis zum {date}; bitte bis dahin erneut anmelden',
  'accounts.untilNotKnown': 'Wie lange sie gilt, ist nicht bekannt.',
  'accounts.given':
    'Für diesen Lauf von außen vorgegeben und nicht gespeichert. Wie lange sie gilt, ist nicht bekannt.',
  'accounts.signInBrowser': 'Im Browser anmelden',
  'accounts.signInDevice': 'Mit einem anderen Gerät',
  'accounts.signOut': 'Abmelden',
  'accounts.codeHint':
    'Öffnen Sie diese Adresse auf einem beliebigen Gerät, und geben Sie dort den Code ein.',
  'accounts.address': 'Adresse',
  'accounts.code': 'Code',
  'accounts.codeUntil': 'Der Code gilt bis {time}.',
  'accounts.user': 'Anmelde-ID oder Name',
  'accounts.password': 'Kennwort',
  'accounts.passwordHint':
    'Wird im Tresor dieses Computers aufbewahrt und nur an Finesse gesendet. Lassen Sie das Feld leer, wenn Ihre Organisation Sie anmeldet (Single Sign-on).',
  'accounts.signOn': 'Über Ihre Organisation anmelden',
  'accounts.signOnHint': 'Ihre Organisation meldet Sie an; Finesse braucht kein Kennwort.',
  'accounts.signIn': 'Anmelden',
  'accounts.change': 'Server oder Kennwort ändern',
  'accounts.server': 'Finesse-Server',
  'accounts.serverHint': 'Wie in der Adresse Ihres Finesse-Desktops.',
  'accounts.secondServer': 'Zweiter Server, falls vorhanden',
  'accounts.clientId': 'Client-ID der Webex-Integration Ihrer Organisation',
  'accounts.clientIdHint':
    'Ihr Administrator hat sie. Ohne sie kann sich niemand bei Webex anmelden.',
};
