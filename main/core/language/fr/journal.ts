/** French: the lines of the journal. */
import type { JOURNAL as ENGLISH } from '../en/journal.ts';
import type { Translated } from '../message.ts';

export const JOURNAL: Translated<typeof ENGLISH> = {
  'journal.presence': '{presence}.',
  'journal.presenceLost': 'Votre présence Webex est illisible : {detail}.',
  'journal.agent': 'Finesse affiche votre état : {state}.',
  'journal.done': 'Finesse affiche maintenant {state}, comme demandé par cette application.',
  'journal.failed': 'Finesse ne vous a pas mis à l’état {state} : {detail}.',
  'journal.overtaken': 'Vous n’avez pas été mis à l’état {state} : {detail}. Cela reste ainsi.',
  'journal.started': 'Finesse Presence {version} suit {user}, en mode {modes}.',
  'journal.stopped': 'Arrêté. Votre état Finesse reste tel quel.',
  'journal.historyDeleted': 'Vous avez supprimé l’historique.',
  'journal.mode': 'Vous avez choisi le mode {modes}.',
  'journal.modeUntil': 'Vous avez choisi le mode {modes} jusqu’à {time}.',
  'journal.modeByItself':
    'Le temps d’observation est terminé, comme vous l’aviez choisi. Désormais le mode est {modes}.',
  'journal.modesApart': '« {notReady} » pour Pas prêt et « {ready} » pour Prêt',
  'journal.pause': 'Vous avez mis en pause jusqu’à {time}.',
  'journal.pauseOpen': 'Vous avez mis en pause jusqu’à votre reprise.',
  'journal.resume': 'Vous avez repris.',
  'journal.yes': 'Vous avez dit oui.',
  'journal.no': 'Vous avez dit non.',
  'journal.stayNotReady': 'Vous avez choisi de rester Pas prêt.',
  'journal.readyNow': 'Vous avez choisi Prêt maintenant.',
  'journal.delay': 'Vous avez choisi de rester Pas prêt jusqu’à {time}.',

  'state.LOGOUT': 'déconnecté',
  'state.RESERVED': 'Réservé',
  'state.RESERVED_OUTBOUND': 'Réservé (sortant)',
  'state.RESERVED_OUTBOUND_PREVIEW': 'Réservé (aperçu)',
  'state.TALKING': 'En conversation',
  'state.HOLD': 'En attente',
  'state.WORK': 'Post-appel',
  'state.UNKNOWN': 'inconnu',
};
