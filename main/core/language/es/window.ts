/** Spanish: the frame of the window, and what several of its pages say. */
import type { WINDOW as ENGLISH } from '../en/window.ts';
import type { Translated } from '../message.ts';

export const WINDOW: Translated<typeof ENGLISH> = {
  'window.pages': 'Páginas',
  'window.status': 'Estado',
  'window.rules': 'Reglas',
  'window.accounts': 'Cuentas',
  'window.history': 'Historial',
  'window.diagnostics': 'Diagnóstico',
  'window.welcome': 'Bienvenida',
  'window.notRunning':
    'Finesse Presence no responde, así que su estado de Finesse ya no sigue a Webex. Vuelva a iniciar la aplicación.',
  'window.save': 'Guardar',
  'window.discard': 'Descartar los cambios',
  'window.unsaved': 'Hay cambios que aún no se han guardado.',
  'window.saved': 'Guardado.',
  'window.notSaved': 'Todavía no se ha guardado nada. Revise los campos marcados.',
  'window.cancel': 'Cancelar',
  'window.byOrganization': 'Definido por su organización',
  'window.organizationDefault': 'Valor predeterminado de su organización',
  'window.expectedSeconds': 'Escriba segundos de 0 a {most}, por ejemplo 3 o 2,5.',
  'window.expectedAddress': 'Escriba una dirección como https://finesse-a.example.com:8445.',
  'window.expectedSomething': 'Rellene este campo.',
};
