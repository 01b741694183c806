/** German: what went wrong between this computer and the services, as the middle of a sentence. */
import type { DETAILS as ENGLISH } from '../en/details.ts';
import type { Translated } from '../message.ts';

export const DETAILS: Translated<typeof ENGLISH> = {
  'detail.refusesConnection': '{host} lehnt die Verbindung ab',
  'detail.nameNotKnown': '{host} ist dem Namensdienst nicht bekannt',
  'detail.noNameService':
    '{host} lässt sich nicht nachschlagen, weil der Namensdienst nicht antwortet',
  'detail.notReached': '{host} ist nicht erreichbar',
  'detail.noNetwork': '{host} ist nicht erreichbar, weil es kein Netz gibt',
  'detail.otherName': '{host} zeigt ein Zertifikat für einen anderen Namen ({code})',
  'detail.expired': '{host} zeigt ein abgelaufenes Zertifikat ({code})',
  'detail.notYetValid':
    '{host} zeigt ein Zertifikat, das noch nicht gilt; prüfen Sie die Uhr dieses Computers ({code})',
  'detail.untrusted': '{host} zeigt ein Zertifikat, dem nicht vertraut wird ({code})',
  'detail.untrustedShown':
    '{host} zeigt ein Zertifikat, dem nicht vertraut wird ({code}); der Administrator kann es vergleichen und anheften: SHA-256 {print}',
  'detail.differsFromPins':
    '{host} zeigt ein Zertifikat, dem nicht vertraut wird ({code}) und das von den angehefteten abweicht; vergleichen Sie es mit dem des Servers selbst: SHA-256 {print}',
  'detail.late': '{host} hat nicht rechtzeitig geantwortet',
  'detail.broke': 'die Verbindung zu {host} ist abgebrochen ({code})',
  'detail.forbids': '{host} verbietet diese Anfrage (403); der Administrator muss das prüfen',
  'detail.tooOften': '{host} wird zu oft gefragt (429)',
  'detail.internalError': '{host} hatte einen internen Fehler (500)',
  'detail.beforeIt': '{host} ist durch das, was davor steht, nicht erreichbar (502)',
  'detail.outOfService': '{host} meldet, außer Betrieb zu sein (503)',
  'detail.turnedAway': '{host} hat uns abgewiesen (503), ohne dass Finesse selbst geantwortet hat',
  'detail.silentBehind':
    '{host} liegt hinter einem Proxy, der von Finesse keine Antwort bekam (504)',
  'detail.notThere': '{host} hat nicht, wonach gefragt wurde (404)',
  'detail.notThereYet': '{host} hat nicht, wonach gefragt wurde (404); prüfen Sie die Adresse',
  'detail.agentNotKnown': '{host} kennt diesen Agenten nicht (404: User Not Found)',
  'detail.agentNotKnownYet':
    '{host} kennt diesen Agenten nicht (404: User Not Found); prüfen Sie Anmelde-ID und Adresse',
  'detail.turnedDown': '{host} hat die Anfrage abgelehnt ({code})',
  'detail.signInNotAccepted': '{host} nimmt die Anmeldung nicht an ({code})',
  'detail.rightMissing': '{host} lehnt ab, weil der Anmeldung ein Recht fehlt ({code})',
  'detail.proxySignIn': 'der Proxy des Netzes verlangt eine Anmeldung ({code})',
  'detail.slowDown': '{host} bittet um weniger Anfragen ({code})',
  'detail.notInService': '{host} ist nicht in Betrieb ({code})',
  'detail.unexpected': '{host} hat unerwartet geantwortet ({code})',
  'detail.nobodyAtWebex': 'niemand ist bei Webex angemeldet',
  'detail.webexNoLonger': 'Webex nimmt die Anmeldung nicht mehr an',
  'detail.webexNotThis': 'Webex nimmt diese Anmeldung nicht an, oder nicht mehr',
  'detail.neverShown': 'er wurde angenommen, aber Ihr Status hat ihn nie gezeigt',
  'detail.changedMeanwhile': 'inzwischen hat jemand anderes den Status geändert',
};
