/** French: the frame of the window, and what several of its pages say. */
import type { WINDOW as ENGLISH } from '../en/window.ts';
import type { Translated } from '../message.ts';

export const WINDOW: Translated<typeof ENGLISH> = {
  'window.pages': 'Pages',
  'window.status': 'État',
  'window.rules': 'Règles',
  'window.accounts': 'Comptes',
  'window.history': 'Historique',
  'window.diagnostics': 'Diagnostic',
  'window.welcome': 'Bienvenue',
  'window.notRunning':
    'Finesse Presence ne répond pas : votre état Finesse ne suit plus Webex. Veuillez redémarrer l’application.',
  'window.save': 'Enregistrer',
  'window.discard': 'Annuler les modifications',
  'window.unsaved': 'Des modifications ne sont pas encore enregistrées.',
  'window.saved': 'Enregistré.',
  'window.notSaved': 'Rien n’a encore été enregistré. Veuillez vérifier les champs signalés.',
  'window.cancel': 'Annuler',
  'window.byOrganization': 'Défini par votre organisation',
  'window.organizationDefault': 'Valeur par défaut de votre organisation',
  'window.expectedSeconds': 'Veuillez saisir des secondes de 0 à {most}, par exemple 3 ou 2,5.',
  'window.expectedAddress': 'Veuillez saisir une adresse comme https://finesse-a.example.com:8445.',
  'window.expectedSomething': 'Veuillez remplir ce champ.',
};
