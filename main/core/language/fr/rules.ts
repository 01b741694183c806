/** French: the rules. */
import type { RULES as ENGLISH } from '../en/rules.ts';
import type { Translated } from '../message.ts';

export const RULES: Translated<typeof ENGLISH> = {
  'rules.why':
    'Ce qui se passe dans Finesse quand Webex affiche l’un de ces statuts et qu’il dure.',
  'rules.table': 'Règles',
  'rules.status': 'Webex affiche',
  'rules.action': 'Alors',
  'rules.reason': 'Motif',
  'rules.dwell': 'Après',
  'rules.actionOf': '{status} : alors',
  'rules.reasonOf': '{status} : motif',
  'rules.dwellOf': '{status} : après combien de secondes',
  'rules.after': 'après',
  'rules.seconds': 's',
  'rules.notReady': 'Pas prêt',
  'rules.clear': 'Retour à Prêt',
  'rules.hold': 'Ne rien changer',
  'rules.missing': '{label} (manquant)',
  'rules.missingWhy':
    'Votre équipe n’a pas de code de motif « {label} » dans Finesse. Choisissez-en un autre ou demandez à votre administrateur de le créer.',
  'rules.choose': 'Choisir un motif',
  'rules.chooseWhy': 'Veuillez choisir un motif pour Pas prêt.',
  'rules.notRead':
    'Vos codes de motif n’ont pas encore été lus dans Finesse. Les listes contiennent ceux en usage.',
  'rules.noCodes': 'Finesse n’a aucun code de motif pour vous. Pas prêt s’en passe.',
  'rules.reset': 'Rétablir les valeurs par défaut',
  'rules.resetAsk': 'Abandonner vos propres règles, modes et durées ?',
  'rules.resetYes': 'Rétablir',
  'rules.modes': 'Automatiquement ou sur demande',
  'rules.toNotReady': 'Passage à Pas prêt',
  'rules.toReady': 'Retour à Prêt',
  'rules.byItself': 'Automatiquement',
  'rules.askFirst': 'Me demander d’abord',
  'rules.onlyObserve': 'Observer seulement',
  'rules.return': 'Retour à Prêt',
  'rules.afterSeconds': 'Compte à rebours avant Prêt, en secondes',
  'rules.onlyAtDesk': 'Seulement quand je suis à mon poste',
  'rules.onlyAtDeskHint':
    'À votre poste : l’écran est déverrouillé et vous avez utilisé l’ordinateur au cours des 3 dernières minutes.',
  'rules.waits': 'Les règles sont modifiables dès que Finesse est configuré sous Comptes.',
};
