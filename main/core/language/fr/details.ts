/** French: what went wrong between this computer and the services, as the middle of a sentence. */
import type { DETAILS as ENGLISH } from '../en/details.ts';
import type { Translated } from '../message.ts';

export const DETAILS: Translated<typeof ENGLISH> = {
  'detail.refusesConnection': '{host} refuse la connexion',
  'detail.nameNotKnown': '{host} n’est pas connu du service de noms',
  'detail.noNameService': '{host} est introuvable, car le service de noms ne répond pas',
  'detail.notReached': '{host} est injoignable',
  'detail.noNetwork': '{host} est injoignable, car il n’y a pas de réseau',
  'detail.otherName': '{host} présente un certificat pour un autre nom ({code})',
  'detail.expired': '{host} présente un certificat expiré ({code})',
  'detail.notYetValid':
    '{host} présente un certificat pas encore valable ; vérifiez l’horloge de cet ordinateur ({code})',
  'detail.untrusted': '{host} présente un certificat qui n’est pas jugé fiable ({code})',
  'detail.untrustedShown':
    '{host} présente un certificat qui n’est pas jugé fiable ({code}) ; l’administrateur peut le comparer et l’épingler : SHA-256 {print}',
  'detail.differsFromPins':
    '{host} présente un certificat qui n’est pas jugé fiable ({code}) et qui diffère de ceux épinglés ; comparez-le avec celui du serveur : SHA-256 {print}',
  'detail.late': '{host} n’a pas répondu à temps',
  'detail.broke': 'la connexion à {host} s’est interrompue ({code})',
  'detail.forbids': '{host} interdit cette demande (403) ; l’administrateur doit vérifier cela',
  'detail.tooOften': '{host} est interrogé trop souvent (429)',
  'detail.internalError': '{host} a eu une erreur interne (500)',
  'detail.beforeIt': '{host} est injoignable à travers ce qui se trouve devant (502)',
  'detail.outOfService': '{host} annonce être hors service (503)',
  'detail.turnedAway': '{host} nous a renvoyés (503), sans réponse de Finesse lui-même',
  'detail.silentBehind': '{host} est derrière un proxy qui n’a pas eu de réponse de Finesse (504)',
  'detail.notThere': '{host} n’a pas ce qui était demandé (404)',
  'detail.notThereYet': '{host} n’a pas ce qui était demandé (404) ; vérifiez l’adresse',
  'detail.agentNotKnown': '{host} ne connaît pas cet agent (404 : User Not Found)',
  'detail.agentNotKnownYet':
    '{host} ne connaît pas cet agent (404 : User Not Found) ; vérifiez l’identifiant et l’adresse',
  'detail.turnedDown': '{host} a rejeté la demande ({code})',
  'detail.signInNotAccepted': '{host} n’accepte pas la connexion ({code})',
  'detail.rightMissing': '{host} refuse, car il manque un droit à la connexion ({code})',
  'detail.proxySignIn': 'le proxy du réseau demande une connexion ({code})',
  'detail.slowDown': '{host} demande de ralentir ({code})',
  'detail.notInService': '{host} n’est pas en service ({code})',
  'detail.unexpected': '{host} a répondu de façon inattendue ({code})',
  'detail.nobodyAtWebex': 'personne n’est connecté à Webex',
  'detail.webexNoLonger': 'Webex n’accepte plus la connexion',
  'detail.webexNotThis': 'Webex n’accepte pas cette connexion, ou plus',
  'detail.neverShown': 'il a été accepté, mais votre état ne l’a jamais montré',
  'detail.changedMeanwhile': 'l’état a été changé entre-temps par quelqu’un d’autre',
};
