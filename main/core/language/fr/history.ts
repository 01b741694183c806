/** French: the history. */
import type { HISTORY as ENGLISH } from '../en/history.ts';
import type { Translated } from '../message.ts';

export const HISTORY: Translated<typeof ENGLISH> = {
  'history.day': 'Jour',
  'history.none': 'Rien n’a encore été noté. Chaque changement et chaque motif figureront ici.',
  'history.band': 'La journée en un coup d’œil',
  'history.bandWords':
    'De {from} à {until} : {webex, plural, =0 {aucun changement} one {# changement} other {# changements}} dans Webex, {finesse, plural, =0 {aucun changement} one {# changement} other {# changements}} dans Finesse, {writes, plural, =0 {dont aucun} other {dont #}} par cette application. La liste ci-dessous dit la même chose en mots.',
  'history.go': 'Disponible',
  'history.busy': 'En appel ou en réunion',
  'history.stop': 'Ne pas déranger, Pas prêt',
  'history.quiet': 'Absent ou inconnu',
  'history.ours': 'Défini par cette application',
  'history.list': 'Ce qui s’est passé',
  'history.show': 'Afficher',
  'history.all': 'Tout',
  'history.writes': 'Changements par l’application',
  'history.decisions': 'Raisons',
  'history.webex': 'Webex',
  'history.finesse': 'Finesse',
  'history.yours': 'Vos choix',
  'history.search': 'Rechercher',
  'history.found': '{count, plural, =0 {Aucune ligne} one {# ligne} other {# lignes}}',
  'history.more': 'Afficher toutes les lignes',
  'history.change': 'Changement',
  'history.decision': 'Raison',
  'history.choice': 'Vous',
  'history.attention': 'Attention',
  'history.app': 'Application',
  'history.report': 'En mode Observer',
  'history.wouldHave':
    '{times, plural, =0 {Rien n’aurait été modifié.} =1 {Vous auriez été mis à l’état Pas prêt une fois.} other {Vous auriez été mis à l’état Pas prêt # fois.}}',
  'history.wouldHaveFor': 'Au total {duration} Pas prêt.',
  'history.wouldNotReady': 'Pas prêt ({labels})',
  'history.wouldReady': 'Prêt',
  'history.lasted': 'pendant {duration}',
  'history.keep': 'Conserver ou supprimer',
  'history.csv': 'Exporter en CSV',
  'history.json': 'Exporter en JSON',
  'history.exported': '{name} est enregistré.',
  'history.delete': 'Supprimer mon historique',
  'history.deleteAsk':
    'Supprimer tout votre historique sur cet ordinateur ? Cette action est irréversible.',
  'history.deleteYes': 'Supprimer',
  'history.deleted': 'Votre historique est supprimé.',
};
