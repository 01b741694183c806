/** Spanish: why something could not be done, as the middle of a sentence. */
import type { TROUBLE as ENGLISH } from '../en/trouble.ts';
import type { Translated } from '../message.ts';

export const TROUBLE: Translated<typeof ENGLISH> = {
  'trouble.noPassword': 'la contraseña está vacía',
  'trouble.noUser': 'el identificador está vacío',
  'trouble.notRunning':
    'todavía no hay nada en marcha. Complete primero los ajustes e inicie sesión',
  'trouble.noSignOnWindow':
    'este centro inicia la sesión de sus agentes a través de su organización, y solo la aplicación de la bandeja puede mostrar la ventana para ello',
  'trouble.noDoctor': 'esta aplicación no trae ninguna comprobación',
  'trouble.modeUntilEnd': 'el modo vale hasta que termine esta aplicación: {problem}',
  'trouble.settingsFirst': 'primero hay que configurar Finesse',
  'trouble.noClientId':
    'falta el ID de cliente de la integración de Webex de su organización. Lo tiene su administrador',
  'trouble.given': 'el inicio de sesión se dio desde fuera para esta ejecución',
  'trouble.notRevoked':
    'Aquí ha cerrado la sesión, pero no se pudo avisar a Webex ({detail}). Para terminarla también allí, visite {address}.',
  'trouble.byOrganization': 'definido por su organización; solo su administrador puede cambiarlo',
  'trouble.byOrganizationWrong': 'definido por su organización: {problem}',
  'trouble.elsewhere': 'solo se puede cambiar en el archivo o por su organización',
  'trouble.fileGone': '{name} ha desaparecido; siguen en vigor los últimos ajustes válidos',
  'trouble.correctFirst': '{name}: {problem}. Corríjalo primero; no se guardó nada',
};
