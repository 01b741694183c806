/** Spanish: what the person or IT must do. */
import type { ATTENTION as ENGLISH } from '../en/attention.ts';
import type { Translated } from '../message.ts';

export const ATTENTION: Translated<typeof ENGLISH> = {
  'attention.finesseCredentials':
    'Finesse no ha aceptado su inicio de sesión. No se envía nada más, porque cinco rechazos seguidos bloquean su cuenta. Intente iniciar sesión en el escritorio de Finesse. Si funciona, vuelva a escribir aquí su contraseña. Si a otras personas también les falla, quizá su directorio no funcione.',
  'attention.finesseSignOn':
    'Su organización inicia su sesión en Finesse (inicio de sesión único). Inicie sesión en Cuentas; hasta entonces no se lee ni se cambia nada allí.',
  'attention.finesseUnavailable': 'Finesse no se puede usar: {detail}. {help}',
  'attention.webexCredentials':
    'Webex no ha aceptado su inicio de sesión ({detail}). Vuelva a iniciar sesión en Webex.',
  'attention.webexUnavailable': 'Su presencia de Webex no se puede leer: {detail}. {help}',
  'attention.webexScopesNarrow':
    'Webex ha concedido a esta aplicación muy poco para la presencia en directo (falta {scopes}), así que su presencia se consulta de vez en cuando. Para tenerla en directo, vuelva a iniciar sesión y acéptelo todo, o pregunte a su administrador.',
  'attention.both': '{first} y {second}',
  'attention.webexSignInEnds':
    'Su sesión de Webex {days, plural, =0 {termina hoy} one {termina en # día} other {termina en # días}}. Vuelva a iniciar sesión en Webex antes.',
  'attention.webexSignInNotKept':
    'Su sesión renovada de Webex no se puede guardar en el almacén seguro de este equipo. De momento funciona; tras un reinicio quizá tenga que volver a iniciar sesión.',
  'attention.webexAccountChanged':
    'Esta aplicación sigue ahora la presencia de Webex de {name}; la última vez era {before}. Si está en No listo, pasar a Listo depende de usted.',
  'attention.presenceHidden':
    'Webex no comparte su estado. Active «Compartir mi estado» en la aplicación de Webex o pregunte a su administrador.',
  'attention.reasonCodesMissing':
    'A su equipo {count, plural, one {le falta el código de motivo} other {le faltan los códigos de motivo}} {labels} en Finesse. Pida a su administrador {count, plural, one {que lo cree y lo asigne} other {que los cree y los asigne}} a su equipo.',
  'attention.reasonCodesUnavailable':
    'La lista de sus códigos de motivo no se puede leer: {detail}. Avise a su administrador.',
  'attention.changeFailed':
    'Finesse no ha cambiado su estado: {detail}. De momento no se vuelve a intentar; compruebe usted su estado.',
  'attention.tooManyChanges':
    'Su estado ha {count, plural, =1 {cambiado una vez} other {cambiado # veces}} en diez minutos, que es el límite. Desde ahora se le pregunta antes.',
  'attention.recordRefused':
    'Lo que esta aplicación recordaba de su última ejecución no se usa: {detail}. Si está en No listo, pasar a Listo depende de usted.',

  'help.signInAgain': 'Vuelva a iniciar sesión.',
  'help.administrator': 'Avise a su administrador.',
  'help.byItself':
    'Esta aplicación lo vuelve a intentar por sí sola; mientras tanto no se cambia nada.',

  'ended.finesseCredentials': 'Finesse se vuelve a consultar con su inicio de sesión.',
  'ended.finesseSignOn': 'Vuelve a tener la sesión iniciada en Finesse.',
  'ended.finesseUnavailable': 'Finesse vuelve a responder.',
  'ended.webexCredentials': 'Webex vuelve a aceptar su inicio de sesión.',
  'ended.webexUnavailable': 'Su presencia de Webex se puede leer de nuevo.',
  'ended.webexScopesNarrow': 'Webex ha concedido todo lo que necesita la presencia en directo.',
  'ended.webexSignInEnds': 'Su sesión de Webex vuelve a valer para más tiempo.',
  'ended.webexSignInNotKept': 'Su sesión de Webex vuelve a guardarse en el almacén seguro.',
  'ended.webexAccountChanged': 'Esta aplicación continúa con la cuenta de Webex que sigue.',
  'ended.presenceHidden': 'Webex vuelve a compartir su estado.',
  'ended.reasonCodesMissing': 'Ya no falta ningún código de motivo.',
  'ended.reasonCodesUnavailable': 'La lista de sus códigos de motivo se puede leer de nuevo.',
  'ended.changeFailed': 'El cambio que falló ya no importa.',
  'ended.tooManyChanges': 'Ha elegido cómo seguir tras demasiados cambios.',
  'ended.recordRefused': 'Lo que esta aplicación recordaba de su última ejecución ya no importa.',
};
