/** Spanish: the rules. */
import type { RULES as ENGLISH } from '../en/rules.ts';
import type { Translated } from '../message.ts';

export const RULES: Translated<typeof ENGLISH> = {
  'rules.why': 'Lo que pasa en Finesse cuando Webex muestra uno de estos estados y se mantiene.',
  'rules.table': 'Reglas',
  'rules.status': 'Webex muestra',
  'rules.action': 'Entonces',
  'rules.reason': 'Motivo',
  'rules.dwell': 'Tras',
  'rules.actionOf': '{status}: entonces',
  'rules.reasonOf': '{status}: motivo',
  'rules.dwellOf': '{status}: tras cuántos segundos',
  'rules.after': 'tras',
  'rules.seconds': 's',
  'rules.notReady': 'No listo',
  'rules.clear': 'Volver a Listo',
  'rules.hold': 'No cambiar nada',
  'rules.missing': '{label} (falta)',
  'rules.missingWhy':
    'Su equipo no tiene el código de motivo «{label}» en Finesse. Elija otro o pida a su administrador que lo cree.',
  'rules.choose': 'Elegir un motivo',
  'rules.chooseWhy': 'Elija un motivo para No listo.',
  'rules.notRead':
    'Sus códigos de motivo aún no se han leído de Finesse. Las listas contienen los que están en uso.',
  'rules.noCodes': 'Finesse no tiene códigos de motivo para usted. No listo no necesita ninguno.',
  'rules.reset': 'Restablecer los valores',
  'rules.resetAsk': '¿Retirar sus propias reglas, modos y tiempos?',
  'rules.resetYes': 'Restablecer',
  'rules.modes': 'Por sí solo o preguntando',
  'rules.toNotReady': 'Pasar a No listo',
  'rules.toReady': 'Volver a Listo',
  'rules.byItself': 'Por sí solo',
  'rules.askFirst': 'Preguntarme antes',
  'rules.onlyObserve': 'Solo observar',
  'rules.return': 'Volver a Listo',
  'rules.afterSeconds': 'Cuenta atrás antes de Listo, en segundos',
  'rules.onlyAtDesk': 'Solo cuando estoy en mi puesto',
  'rules.onlyAtDeskHint':
    'En su puesto: la pantalla está desbloqueada y ha usado el equipo en los últimos 3 minutos.',
  'rules.waits': 'Las reglas se pueden cambiar en cuanto Finesse esté configurado en Cuentas.',
};
