/** French: the words for presence, agent state and mode, as Webex and Finesse show them. */
import type { WORDS as ENGLISH } from '../en/words.ts';
import type { Translated } from '../message.ts';

export const WORDS: Translated<typeof ENGLISH> = {
  'presence.active': 'Actif',
  'presence.inactive': 'Inactif',
  'presence.call': 'En appel',
  'presence.meeting': 'En réunion',
  'presence.presenting': 'En présentation',
  'presence.DoNotDisturb': 'Ne pas déranger',
  'presence.OutOfOffice': 'Absent du bureau',
  'presence.pending': 'Pas encore connu',
  'presence.unknown': 'Inconnu',
  'presence.busy': 'Occupé',
  'presence.quiet': 'Heures de silence',
  'presence.calendarItem': 'Réunion non rejointe',
  'presence.absent': 'Non partagé',
  'presence.unlisted': 'Autre statut',
  'agent.LOGOUT': 'Déconnecté',
  'agent.NOT_READY': 'Pas prêt',
  'agent.READY': 'Prêt',
  'agent.RESERVED': 'Réservé',
  'agent.RESERVED_OUTBOUND': 'Réservé (sortant)',
  'agent.RESERVED_OUTBOUND_PREVIEW': 'Réservé (aperçu sortant)',
  'agent.TALKING': 'En conversation',
  'agent.HOLD': 'En attente',
  'agent.WORK': 'Post-appel',
  'agent.WORK_READY': 'Post-appel',
  'agent.UNKNOWN': 'Inconnu',
  'mode.auto': 'Automatique',
  'mode.ask': 'Me demander',
  'mode.observe': 'Observer',
};
