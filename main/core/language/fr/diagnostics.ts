/** French: the diagnostics. */
import type { DIAGNOSTICS as ENGLISH } from '../en/diagnostics.ts';
import type { Translated } from '../message.ts';

export const DIAGNOSTICS: Translated<typeof ENGLISH> = {
  'diagnostics.why':
    'Vérifie chaque étape entre cet ordinateur, Finesse et Webex, et dit quoi faire là où l’une échoue.',
  'diagnostics.begin': 'Vérifier maintenant',
  'diagnostics.again': 'Vérifier de nouveau',
  'diagnostics.running': 'Vérification…',
  'diagnostics.steps': 'Étapes',
  'diagnostics.waiting': 'En attente',
  'diagnostics.atWork': 'En cours',
  'diagnostics.passed': 'Réussi',
  'diagnostics.warning': 'Avertissement',
  'diagnostics.failed': 'Échec',
  'diagnostics.skipped': 'Ignoré',
  'diagnostics.allWell': 'Tout fonctionne.',
  'diagnostics.wrong':
    '{count, plural, one {# étape demande votre attention.} other {# étapes demandent votre attention.}}',
  'diagnostics.copy': 'Copier le résultat',
  'diagnostics.copied': 'Copié.',
  'diagnostics.copyByHand': 'Veuillez le copier d’ici avec Ctrl+C :',
  'diagnostics.result': 'Résultat en texte',
  'diagnostics.support': 'Pour l’assistance',
  'diagnostics.supportWhy':
    'Un fichier avec les versions, les réglages et les dernières lignes de l’historique. Il ne contient jamais de mots de passe ni de jetons.',
  'diagnostics.bundle': 'Enregistrer le fichier',
  'diagnostics.saved': '{name} est enregistré.',
  'diagnostics.version': 'Version {version}',
};
