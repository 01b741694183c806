/** Spanish: the words for presence, agent state and mode, as Webex and Finesse show them. */
import type { WORDS as ENGLISH } from '../en/words.ts';
import type { Translated } from '../message.ts';

export const WORDS: Translated<typeof ENGLISH> = {
  'presence.active': 'Activo',
  'presence.inactive': 'Inactivo',
  'presence.call': 'En una llamada',
  'presence.meeting': 'En una reunión',
  'presence.presenting': 'Presentando',
  'presence.DoNotDisturb': 'No molestar',
  'presence.OutOfOffice': 'Fuera de la oficina',
  'presence.pending': 'Aún desconocido',
  'presence.unknown': 'Desconocido',
  'presence.busy': 'Ocupado',
  'presence.quiet': 'Horas de silencio',
  'presence.calendarItem': 'Reunión sin unirse',
  'presence.absent': 'No compartido',
  'presence.unlisted': 'Otro estado',
  'agent.LOGOUT': 'Sesión cerrada',
  'agent.NOT_READY': 'No listo',
  'agent.READY': 'Listo',
  'agent.RESERVED': 'Reservado',
  'agent.RESERVED_OUTBOUND': 'Reservado (saliente)',
  'agent.RESERVED_OUTBOUND_PREVIEW': 'Reservado (vista previa saliente)',
  'agent.TALKING': 'En conversación',
  'agent.HOLD': 'En espera',
  'agent.WORK': 'Cierre de llamada',
  'agent.WORK_READY': 'Cierre de llamada',
  'agent.UNKNOWN': 'Desconocido',
  'mode.auto': 'Automático',
  'mode.ask': 'Preguntarme',
  'mode.observe': 'Observar',
};
