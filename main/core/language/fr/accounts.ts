/** French: the accounts. */
import type { ACCOUNTS as ENGLISH } from '../en/accounts.ts';
import type { Translated } from '../message.ts';

export const ACCOUNTS: Translated<typeof ENGLISH> = {
  'accounts.signedIn': 'Connecté',
  'accounts.signedInAs': 'Connecté en tant que {who}',
  'accounts.signedOut': 'Non connecté',
  'accounts.signingIn': 'Connexion à terminer dans le navigateur',
  'accounts.signingInDevice': 'Connexion à terminer sur l’autre appareil',
  'accounts.signingInWindow': 'Connexion à terminer dans l’autre fenêtre',
  'accounts.refused': 'Connexion refusée',
  'accounts.since': 'Depuis le {date}',
  'accounts.until': 'Reconnexion avant le {date}',
  'accounts.untilNotKnown': 'Sa durée n’est pas connue.',
  'accounts.given':
    'Fournie de l’extérieur pour cette exécution, et non conservée. Sa durée n’est pas connue.',
  'accounts.signInBrowser': 'Se connecter dans le navigateur',
  'accounts.signInDevice': 'Avec un autre appareil',
  'accounts.signOut': 'Se déconnecter',
  'accounts.codeHint': 'Ouvrez cette adresse sur n’importe quel appareil et saisissez-y le code.',
  'accounts.address': 'Adresse',
  'accounts.code': 'Code',
  'accounts.codeUntil': 'Le code est valable jusqu’à {time}.',
  'accounts.user': 'ID de connexion ou nom',
  'accounts.password': 'Mot de passe',
  'accounts.passwordHint':
    'Conservé dans le coffre de cet ordinateur et envoyé à Finesse seul. Laissez vide si votre organisation vous connecte (authentification unique).',
  'accounts.signOn': 'Se connecter via votre organisation',
  'accounts.signOnHint':
    'Votre organisation vous connecte ; Finesse ne demande pas de mot de passe.',
  'accounts.signIn': 'Se connecter',
  'accounts.change': 'Changer de serveur ou de mot de passe',
  'accounts.server': 'Serveur Finesse',
  'accounts.serverHint': 'Comme dans l’adresse de votre bureau Finesse.',
  'accounts.secondServer': 'Second serveur, s’il existe',
  'accounts.clientId': 'ID client de l’intégration Webex de votre organisation',
  'accounts.clientIdHint':
    'Votre administrateur le connaît. Sans lui, personne ne peut se connecter à Webex.',
};
