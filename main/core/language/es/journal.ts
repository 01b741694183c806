/** Spanish: the lines of the journal. */
import type { JOURNAL as ENGLISH } from '../en/journal.ts';
import type { Translated } from '../message.ts';

export const JOURNAL: Translated<typeof ENGLISH> = {
  'journal.presence': '{presence}.',
  'journal.presenceLost': 'Su presencia de Webex no se puede leer: {detail}.',
  'journal.agent': 'Finesse muestra su estado: {state}.',
  'journal.done': 'Finesse muestra ahora {state}, como ha pedido esta aplicación.',
  'journal.failed': 'Finesse no le ha puesto en {state}: {detail}.',
  'journal.overtaken': 'No se le ha puesto en {state}: {detail}. Así se queda.',
  'journal.started': 'Finesse Presence {version} sigue a {user}, en el modo {modes}.',
  'journal.stopped': 'Detenido. Su estado de Finesse queda como está.',
  'journal.historyDeleted': 'Eliminó el historial.',
  'journal.mode': 'Eligió el modo {modes}.',
  'journal.modeUntil': 'Eligió el modo {modes} hasta las {time}.',
  'journal.modeByItself':
    'El tiempo de observación ha terminado, como usted eligió. Desde ahora el modo es {modes}.',
  'journal.modesApart': '«{notReady}» para No listo y «{ready}» para Listo',
  'journal.pause': 'Ha hecho una pausa hasta las {time}.',
  'journal.pauseOpen': 'Ha hecho una pausa hasta que reanude.',
  'journal.resume': 'Ha reanudado.',
  'journal.yes': 'Ha dicho que sí.',
  'journal.no': 'Ha dicho que no.',
  'journal.stayNotReady': 'Ha elegido seguir en No listo.',
  'journal.readyNow': 'Ha elegido Listo ahora.',
  'journal.delay': 'Ha elegido seguir en No listo hasta las {time}.',

  'state.LOGOUT': 'sesión cerrada',
  'state.RESERVED': 'Reservado',
  'state.RESERVED_OUTBOUND': 'Reservado (saliente)',
  'state.RESERVED_OUTBOUND_PREVIEW': 'Reservado (vista previa)',
  'state.TALKING': 'En conversación',
  'state.HOLD': 'En espera',
  'state.WORK': 'Cierre de llamada',
  'state.UNKNOWN': 'desconocido',
};
