/** Spanish: the diagnostics. */
import type { DIAGNOSTICS as ENGLISH } from '../en/diagnostics.ts';
import type { Translated } from '../message.ts';

export const DIAGNOSTICS: Translated<typeof ENGLISH> = {
  'diagnostics.why':
    'Comprueba cada paso de este equipo a Finesse y Webex, y dice qué hacer donde uno falla.',
  'diagnostics.begin': 'Comprobar ahora',
  'diagnostics.again': 'Comprobar otra vez',
  'diagnostics.running': 'Comprobando…',
  'diagnostics.steps': 'Pasos',
  'diagnostics.waiting': 'En espera',
  'diagnostics.atWork': 'En curso',
  'diagnostics.passed': 'Correcto',
  'diagnostics.warning': 'Aviso',
  'diagnostics.failed': 'Con fallo',
  'diagnostics.skipped': 'Omitido',
  'diagnostics.allWell': 'Todo funciona.',
  'diagnostics.wrong':
    '{count, plural, one {# paso necesita atención.} other {# pasos necesitan atención.}}',
  'diagnostics.copy': 'Copiar el resultado',
  'diagnostics.copied': 'Copiado.',
  'diagnostics.copyByHand': 'Cópielo desde aquí con Ctrl+C:',
  'diagnostics.result': 'Resultado como texto',
  'diagnostics.support': 'Para el soporte',
  'diagnostics.supportWhy':
    'Un archivo con versiones, ajustes y las últimas líneas del historial. Nunca contiene contraseñas ni tokens.',
  'diagnostics.bundle': 'Guardar el archivo',
  'diagnostics.saved': '{name} está guardado.',
  'diagnostics.version': 'Versión {version}',
};
