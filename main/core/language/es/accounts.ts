/** Spanish: the accounts. */
import type { ACCOUNTS as ENGLISH } from '../en/accounts.ts';
import type { Translated } from '../message.ts';

export const ACCOUNTS: Translated<typeof ENGLISH> = {
  'accounts.signedIn': 'Sesión iniciada',
  'accounts.signedInAs': 'Sesión iniciada como {who}',
  'accounts.signedOut': 'Sin sesión iniciada',
  'accounts.signingIn': 'Esperándole en el navegador',
  'accounts.signingInDevice': 'Esperándole en el otro dispositivo',
  'accounts.signingInWindow': 'Esperándole en la ventana de inicio de sesión',
  'accounts.refused': 'Inicio de sesión rechazado',
  'accounts.since': 'Desde el {date}',
  'accounts.until': 'Volver a iniciar sesión antes del {date}',
  'accounts.untilNotKnown': 'No se sabe cuánto dura.',
  'accounts.given': 'Dada desde fuera para esta ejecución, y no se guarda. No se sabe cuánto dura.',
  'accounts.signInBrowser': 'Iniciar sesión en el navegador',
  'accounts.signInDevice': 'Con otro dispositivo',
  'accounts.signOut': 'Cerrar sesión',
  'accounts.codeHint': 'Abra esta dirección en cualquier dispositivo y escriba allí el código.',
  'accounts.address': 'Dirección',
  'accounts.code': 'Código',
  'accounts.codeUntil': 'El código vale hasta {time}.',
  'accounts.user': 'ID de inicio de sesión o nombre',
  'accounts.password': 'Contraseña',
  'accounts.passwordHint':
    'Se guarda en el almacén seguro de este equipo y solo se envía a Finesse. Déjela vacía donde su organización inicia su sesión (inicio de sesión único).',
  'accounts.signOn': 'Iniciar sesión a través de su organización',
  'accounts.signOnHint': 'Su organización inicia su sesión; Finesse no pide contraseña.',
  'accounts.signIn': 'Iniciar sesión',
  'accounts.change': 'Cambiar el servidor o la contraseña',
  'accounts.server': 'Servidor de Finesse',
  'accounts.serverHint': 'Como en la dirección de su escritorio de Finesse.',
  'accounts.secondServer': 'Segundo servidor, si lo hay',
  'accounts.clientId': 'ID de cliente de la integración de Webex de su organización',
  'accounts.clientIdHint':
    'Su administrador lo tiene. Sin él, nadie puede iniciar sesión en Webex.',
};
