/** Spanish: the first run. */
import type { WELCOME as ENGLISH } from '../en/welcome.ts';
import type { Translated } from '../message.ts';

export const WELCOME: Translated<typeof ENGLISH> = {
  'welcome.title': 'Le damos la bienvenida a Finesse Presence',
  'welcome.step': 'Paso {step} de {steps}',
  'welcome.back': 'Atrás',
  'welcome.next': 'Continuar',
  'welcome.does': 'Lo que hace por usted',
  'welcome.does1':
    'Cuando se une a una reunión o llamada de Webex, le pone en No listo en Finesse, con el motivo correcto.',
  'welcome.does2':
    'Cuando termina, le vuelve a poner en Listo, tras una cuenta atrás que usted puede detener.',
  'welcome.does3': 'Siempre dice qué hace y por qué.',
  'welcome.never': 'Lo que nunca hace',
  'welcome.never1':
    'Tocar su estado mientras hay un cliente en la línea o durante el cierre de llamada.',
  'welcome.never2':
    'Imponerse a usted o a su supervisor: un No listo que no puso la aplicación se queda como está.',
  'welcome.never3': 'Iniciar o cerrar su sesión, ni ponerle en Listo al comenzar el día.',
  'welcome.never4': 'Enviar nada a nadie que no sea Webex o su propio servidor de Finesse.',
  'welcome.webex': 'Iniciar sesión en Webex',
  'welcome.webexWhy':
    'Para ver su propia presencia, y la de nadie más. La aplicación nunca ve su contraseña de Webex.',
  'welcome.finesse': 'Iniciar sesión en Finesse',
  'welcome.finesseWhy': 'El mismo servidor y los mismos datos que para su escritorio de Finesse.',
  'welcome.test': 'Probar',
  'welcome.testHint': 'La prueba guarda sus datos y comprueba cada paso hasta Finesse.',
  'welcome.rules': 'Sus reglas',
  'welcome.rulesWhy':
    'Estas le ponen en No listo, con un motivo de su propio equipo. Lo demás no se toca. Podrá cambiarlo más tarde.',
  'welcome.start': 'Todo preparado',
  'welcome.startWhy': '¿Cómo quiere empezar?',
  'welcome.observe': 'Observar hoy',
  'welcome.observeMeans':
    'No se cambia nada hasta mañana por la mañana; lo que habría hecho figura en Historial. Después sigue por sí sola, en el modo {modes}.',
  'welcome.auto': 'Empezar ya',
  'welcome.autoMeans':
    'Desde ahora su estado de Finesse sigue a Webex. Puede hacer una pausa en cualquier momento.',
  'welcome.finish': 'Terminar',
};
