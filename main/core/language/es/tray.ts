/** Spanish: the tray's menu, the notices, and the questions of the shell. */
import type { TRAY as ENGLISH } from '../en/tray.ts';
import type { Translated } from '../message.ts';

export const TRAY: Translated<typeof ENGLISH> = {
  'tray.sides': 'Webex: {webex} · Finesse: {finesse}',
  'tray.why': '¿Por qué?',
  'tray.askNotReady': 'Webex pide No listo. ¿Cambiar ahora?',
  'tray.askReady': 'El motivo de No listo ha pasado. ¿Pasar a Listo?',
  'tray.yesNotReady': 'Sí, No listo',
  'tray.yesReady': 'Sí, Listo',
  'tray.pause15': '15 minutos',
  'tray.pauseTomorrow': 'Hasta mañana',
  'tray.modeAsk': 'Preguntarme antes',
  'tray.modeObserve': 'Solo observar',
  'tray.history': 'Historial…',
  'tray.settings': 'Ajustes…',
  'tray.help': 'Ayuda',
  'tray.diagnostics': 'Diagnóstico…',
  'tray.copyStatus': 'Copiar el estado',
  'tray.logs': 'Mostrar los registros',
  'tray.startAtLogin': 'Iniciar cuando inicio sesión',
  'tray.startManaged': 'Se inicia con su sesión, definido por su organización',
  'tray.managed': 'Administrado por su organización',
  'tray.quit': 'Salir',

  'tray.quitTitle': '¿Salir de Finesse Presence?',
  'tray.quitOwned': 'Seguirá en No listo hasta que usted lo cambie en el escritorio de Finesse.',
  'tray.keepRunning': 'Seguir en marcha',

  'notice.notReady': 'Ahora está en No listo',
  'notice.ready': 'Vuelve a estar en Listo',
  'notice.returning': 'Pronto de nuevo Listo',
  'notice.attention': 'Finesse Presence le necesita',
  'notice.refused': 'No ha funcionado',
  'notice.stillRunning': 'Sigue en marcha',
  'notice.stillRunningBody':
    'Finesse Presence continúa en el área de notificación. Salir está en su menú.',
  'notice.windowFailed': 'La ventana ha tenido un error',
  'notice.windowFailedBody':
    'Su estado se sigue cuidando. Vuelva a abrir la ventana desde el área de notificación.',
  'notice.trouble': 'Algo en este equipo necesita atención',
  'notice.restarted': 'Reiniciado tras un error',
  'notice.restartedBody': 'Finesse Presence vuelve a cuidar de su estado.',

  'crash.title': 'Finesse Presence se ha detenido',
  'crash.body':
    'Ha fallado dos veces en poco tiempo y permanece cerrado. Su estado de Finesse se queda como está: ocúpese usted de él y vuelva a iniciar la aplicación. Si vuelve a ocurrir, avise a su administrador.',
};
