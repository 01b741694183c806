/** French: what the person or IT must do. */
import type { ATTENTION as ENGLISH } from '../en/attention.ts';
import type { Translated } from '../message.ts';

export const ATTENTION: Translated<typeof ENGLISH> = {
  'attention.finesseCredentials':
    'Finesse n’a pas accepté votre connexion. Plus rien n’est envoyé, car cinq refus de suite bloquent votre compte. Essayez de vous connecter au bureau Finesse. Si cela fonctionne, saisissez à nouveau votre mot de passe ici. Si d’autres échouent aussi, son annuaire est peut-être en panne.',
  'attention.finesseSignOn':
    'Votre organisation vous connecte à Finesse (authentification unique). Connectez-vous sous Comptes ; d’ici là, rien n’y est lu ni modifié.',
  'attention.finesseUnavailable': 'Finesse est inutilisable : {detail}. {help}',
  'attention.webexCredentials':
    'Webex n’a pas accepté votre connexion ({detail}). Veuillez vous reconnecter à Webex.',
  'attention.webexUnavailable': 'Votre présence Webex est illisible : {detail}. {help}',
  'attention.webexScopesNarrow':
    'Webex n’a pas assez autorisé cette application pour la présence en direct (il manque {scopes}) : votre présence est interrogée de temps en temps. Pour l’avoir en direct, reconnectez-vous en acceptant tout ou demandez à votre administrateur.',
  'attention.both': '{first} et {second}',
  'attention.webexSignInEnds':
    'Votre connexion à Webex {days, plural, =0 {prend fin aujourd’hui} one {prend fin d’ici # jour} other {prend fin d’ici # jours}}. Veuillez vous reconnecter à Webex avant.',
  'attention.webexSignInNotKept':
    'Votre connexion à Webex renouvelée ne peut pas être conservée dans le coffre de cet ordinateur. Elle marche pour l’instant ; après un redémarrage, il vous faudra peut-être vous reconnecter.',
  'attention.webexAccountChanged':
    'Cette application suit maintenant la présence Webex de {name} ; la dernière fois, c’était {before}. Si vous êtes Pas prêt, c’est à vous de passer à Prêt.',
  'attention.presenceHidden':
    'Webex ne partage pas votre statut. Activez « Partager mon statut » dans l’application Webex ou demandez à votre administrateur.',
  'attention.reasonCodesMissing':
    'Il manque à votre équipe {count, plural, one {le code de motif} other {les codes de motif}} {labels} dans Finesse. Demandez à votre administrateur {count, plural, one {de le créer et de l’attribuer} other {de les créer et de les attribuer}} à votre équipe.',
  'attention.reasonCodesUnavailable':
    'La liste de vos codes de motif est illisible : {detail}. Veuillez prévenir votre administrateur.',
  'attention.changeFailed':
    'Finesse n’a pas changé votre état : {detail}. Aucun nouvel essai pour l’instant ; veuillez vérifier votre état vous-même.',
  'attention.tooManyChanges':
    'Votre état a été {count, plural, =1 {changé une fois} other {changé # fois}} en dix minutes, ce qui est la limite. Désormais, la question vous est d’abord posée.',
  'attention.recordRefused':
    'Ce que cette application a retenu de sa dernière exécution n’est pas utilisé : {detail}. Si vous êtes Pas prêt, c’est à vous de passer à Prêt.',

  'help.signInAgain': 'Veuillez vous reconnecter.',
  'help.administrator': 'Veuillez prévenir votre administrateur.',
  'help.byItself': 'Cette application réessaie d’elle-même ; d’ici là, rien n’est modifié.',

  'ended.finesseCredentials': 'Finesse est de nouveau interrogé avec votre connexion.',
  'ended.finesseSignOn': 'Vous êtes de nouveau connecté à Finesse.',
  'ended.finesseUnavailable': 'Finesse répond de nouveau.',
  'ended.webexCredentials': 'Webex accepte de nouveau votre connexion.',
  'ended.webexUnavailable': 'Votre présence Webex est de nouveau lisible.',
  'ended.webexScopesNarrow': 'Webex a autorisé tout ce qu’il faut pour la présence en direct.',
  'ended.webexSignInEnds': 'Votre connexion à Webex est de nouveau valable plus longtemps.',
  'ended.webexSignInNotKept': 'Votre connexion à Webex est de nouveau conservée dans le coffre.',
  'ended.webexAccountChanged': 'Cette application garde le compte Webex qu’elle suit.',
  'ended.presenceHidden': 'Webex partage de nouveau votre statut.',
  'ended.reasonCodesMissing': 'Il ne manque plus aucun code de motif.',
  'ended.reasonCodesUnavailable': 'La liste de vos codes de motif est de nouveau lisible.',
  'ended.changeFailed': 'Le changement qui a échoué n’a plus d’importance.',
  'ended.tooManyChanges': 'Vous avez choisi la suite après trop de changements.',
  'ended.recordRefused':
    'Ce que cette application a retenu de sa dernière exécution n’a plus d’importance.',
};
