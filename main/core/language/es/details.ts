/** Spanish: what went wrong between this computer and the services, as the middle of a sentence. */
import type { DETAILS as ENGLISH } from '../en/details.ts';
import type { Translated } from '../message.ts';

export const DETAILS: Translated<typeof ENGLISH> = {
  'detail.refusesConnection': '{host} rechaza la conexión',
  'detail.nameNotKnown': 'el servicio de nombres no conoce {host}',
  'detail.noNameService': 'no se puede buscar {host}, porque el servicio de nombres no responde',
  'detail.notReached': 'no se llega a {host}',
  'detail.noNetwork': 'no se llega a {host}, porque no hay red',
  'detail.otherName': '{host} muestra un certificado para otro nombre ({code})',
  'detail.expired': '{host} muestra un certificado caducado ({code})',
  'detail.notYetValid':
    '{host} muestra un certificado que aún no es válido; compruebe el reloj de este equipo ({code})',
  'detail.untrusted': '{host} muestra un certificado que no es de confianza ({code})',
  'detail.untrustedShown':
    '{host} muestra un certificado que no es de confianza ({code}); el administrador puede compararlo y fijarlo: SHA-256 {print}',
  'detail.differsFromPins':
    '{host} muestra un certificado que no es de confianza ({code}) y que difiere de los fijados; compárelo con el del propio servidor: SHA-256 {print}',
  'detail.late': '{host} no respondió a tiempo',
  'detail.broke': 'la conexión con {host} se interrumpió ({code})',
  'detail.forbids': '{host} prohíbe esta petición (403); el administrador debe revisarlo',
  'detail.tooOften': '{host} se consulta con demasiada frecuencia (429)',
  'detail.internalError': '{host} tuvo un error interno (500)',
  'detail.beforeIt': 'no se llega a {host} a través de lo que tiene delante (502)',
  'detail.outOfService': '{host} dice que está fuera de servicio (503)',
  'detail.turnedAway': '{host} nos rechazó (503), sin respuesta del propio Finesse',
  'detail.silentBehind': '{host} está detrás de un proxy que no recibió respuesta de Finesse (504)',
  'detail.notThere': '{host} no tiene lo que se le pidió (404)',
  'detail.notThereYet': '{host} no tiene lo que se le pidió (404); compruebe la dirección',
  'detail.agentNotKnown': '{host} no conoce a este agente (404: User Not Found)',
  'detail.agentNotKnownYet':
    '{host} no conoce a este agente (404: User Not Found); compruebe el identificador y la dirección',
  'detail.turnedDown': '{host} rechazó la petición ({code})',
  'detail.signInNotAccepted': '{host} no acepta el inicio de sesión ({code})',
  'detail.rightMissing': '{host} se niega, porque a la sesión le falta un permiso ({code})',
  'detail.proxySignIn': 'el proxy de la red pide un inicio de sesión ({code})',
  'detail.slowDown': '{host} pide ir más despacio ({code})',
  'detail.notInService': '{host} no está en servicio ({code})',
  'detail.unexpected': '{host} respondió de forma inesperada ({code})',
  'detail.nobodyAtWebex': 'nadie ha iniciado sesión en Webex',
  'detail.webexNoLonger': 'Webex ya no acepta el inicio de sesión',
  'detail.webexNotThis': 'Webex no acepta este inicio de sesión, o ya no',
  'detail.neverShown': 'se aceptó, pero su estado nunca lo mostró',
  'detail.changedMeanwhile': 'entretanto otra persona cambió el estado',
};
