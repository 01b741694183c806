/** Spanish: why something is done or left alone. */
import type { REASONS as ENGLISH } from '../en/reasons.ts';
import type { Translated } from '../message.ts';

export const REASONS: Translated<typeof ENGLISH> = {
  'reason.finesseRefusedCredentials':
    'Finesse no ha aceptado su inicio de sesión. No se envía nada más hasta que vuelva a escribir su contraseña.',
  'reason.finesseNotReadYet': 'Esperando la primera respuesta de Finesse.',
  'reason.finesseUnavailable':
    'Finesse no se puede usar en este momento: {detail}. No se cambia nada.',
  'reason.agentSignedOut':
    'No ha iniciado sesión en Finesse. No se cambia nada; la sesión la inicia usted.',
  'reason.agentStateUnknown': 'Finesse no conoce su estado en este momento. No se cambia nada.',
  'reason.contact': '{contact} Su estado no se toca.',
  'reason.contactFirst': '{contact} {state} tiene que esperar a que termine.',
  'reason.changePending':
    'Finesse ya tiene otro cambio pendiente para usted ({state}). Su estado no se toca.',
  'reason.setByPerson': 'Está en {state}. Pasar a Listo depende de usted.',
  'reason.setBySupervisor': 'Un supervisor le ha puesto en No listo. Eso queda entre ustedes dos.',
  'reason.setBySystem': 'Finesse le ha puesto en No listo porque {cause}. Eso depende de usted.',
  'reason.setBySystemAs':
    'Finesse le ha puesto en No listo por sí solo («{label}»). Eso depende de usted.',
  'reason.setBySystemUnsaid':
    'Finesse le ha puesto en No listo por sí solo (no dice por qué). Eso depende de usted.',
  'reason.presenceNotHeardYet': 'Esperando la primera respuesta de Webex.',
  'reason.presenceLost':
    'Su presencia de Webex no se puede leer en este momento: {detail}. No se cambia nada.',
  'reason.presenceStale': 'Webex no ha dicho nada desde las {time}. No se cambia nada.',
  'reason.presenceHolds': '{presence}. Eso no cambia nada.',
  'reason.customerCall':
    'La llamada en Webex es su llamada de cliente. No es motivo para ponerle en No listo.',
  'reason.callsUnknown':
    'Finesse no dice si está en una llamada. Hasta entonces, su estado no se toca.',
  'reason.paused': 'En pausa hasta las {time}. No se cambia nada.',
  'reason.pausedOpen': 'En pausa hasta que usted reanude. No se cambia nada.',
  'reason.awayFromDesk':
    'El motivo de No listo ha pasado, pero no está en su puesto. Listo espera a que vuelva.',
  'reason.allClear': '{presence}. No hay nada que hacer.',
  'reason.dwellAuto': '{presence}. Si dura hasta las {time}, pasará a {state}.',
  'reason.dwellAsk': '{presence}. Si dura hasta las {time}, se le preguntará por {state}.',
  'reason.dwellObserve':
    '{presence}. Si dura hasta las {time}, pasaría a {state}, pero esta aplicación solo observa.',
  'reason.saidOnce': '{presence}. Hasta que termine, su estado lo elige usted.',
  'reason.reasonCodesNotRead': 'Esperando la lista de sus códigos de motivo de Finesse.',
  'reason.reasonCodeMissing':
    'Su equipo no tiene el código de motivo «{label}» en Finesse. Su estado no se toca.',
  'reason.takeNotReady': '{presence}: pasa a {state}.',
  'reason.keptNotReady': '{state} desde las {time} {because}. De vuelta a Listo cuando termine.',
  'reason.keptAndAfter':
    '{state} desde las {time} {because}. De vuelta a Listo {duration} después de que termine.',
  'reason.keptByYou':
    '{state} desde las {time} {because}. Después, pasar a Listo depende de usted.',
  'reason.heldNotReady': '{state} desde las {time}. {presence}; eso no cambia nada.',
  'reason.returnAuto': 'El motivo de No listo ha pasado. De vuelta a Listo a las {time}.',
  'reason.returnAsk':
    'El motivo de No listo ha pasado. Pasar a Listo depende de usted; se le preguntará a las {time}.',
  'reason.returnObserve':
    'El motivo de No listo ha pasado. Pasaría a Listo a las {time}, pero esta aplicación solo observa.',
  'reason.giveBackReady': 'El motivo de {state} ha pasado: vuelve a Listo.',
  'reason.relabel': '{presence}: su motivo cambia de «{before}» a «{label}».',
  'reason.returnFailed':
    'Finesse no le ha devuelto a Listo. Esta aplicación no lo vuelve a intentar; pase usted a Listo.',
  'reason.ownedTooLong':
    'Lleva en No listo desde las {time}. Después de tanto tiempo, pasar a Listo depende de usted.',
  'reason.offerReady':
    'Lleva en No listo desde las {time}, con un reinicio, una suspensión o ajustes nuevos de por medio. Pasar a Listo depende de usted.',
  'reason.wouldTakeNotReady':
    '{presence}. Ahora pasaría a {state}, pero esta aplicación solo observa.',
  'reason.wouldGiveBackReady': 'Ahora pasaría a Listo, pero esta aplicación solo observa.',
  'reason.askNotReady': '{presence}. Pasar a {state} depende de usted.',
  'reason.askReady': 'El motivo de No listo ha pasado. Pasar a Listo depende de usted.',
  'reason.tooManyChanges':
    'Su estado ha {count, plural, =1 {cambiado una vez} other {cambiado # veces}} en diez minutos. Desde ahora se le pregunta antes.',

  'idle.settings':
    'Esta aplicación aún no hace nada: no conoce sus servidores de Finesse ni su ID de inicio de sesión.',
  'idle.finesse': 'Esta aplicación aún no hace nada: inicie sesión primero en Finesse.',
  'idle.webex': 'Esta aplicación aún no hace nada: inicie sesión primero en Webex.',
  'idle.starting': 'Esta aplicación se está iniciando.',
};
