/** French: why something could not be done, as the middle of a sentence. */
import type { TROUBLE as ENGLISH } from '../en/trouble.ts';
import type { Translated } from '../message.ts';

export const TROUBLE: Translated<typeof ENGLISH> = {
  'trouble.noPassword': 'le mot de passe est vide',
  'trouble.noUser': 'l’identifiant est vide',
  'trouble.notRunning':
    'rien ne fonctionne encore. Terminez d’abord les réglages et connectez-vous',
  'trouble.noSignOnWindow':
    'ce site connecte ses agents par leur organisation, et seule l’application de la zone de notification peut montrer la fenêtre prévue',
  'trouble.noDoctor': 'cette application ne comporte pas de vérification',
  'trouble.modeUntilEnd': 'le mode reste valable jusqu’à la fin de cette application : {problem}',
  'trouble.settingsFirst': 'Finesse doit d’abord être configuré',
  'trouble.noClientId':
    'l’ID client de l’intégration Webex de votre organisation manque. Votre administrateur l’a',
  'trouble.given': 'la connexion a été fournie de l’extérieur pour cette exécution',
  'trouble.notRevoked':
    'Vous êtes déconnecté ici, mais Webex n’a pas pu en être informé ({detail}). Pour y mettre fin là-bas aussi, rendez-vous sur {address}.',
  'trouble.byOrganization':
    'défini par votre organisation ; seul votre administrateur peut le modifier',
  'trouble.byOrganizationWrong': 'défini par votre organisation : {problem}',
  'trouble.elsewhere': 'ne peut être modifié que dans le fichier ou par votre organisation',
  'trouble.fileGone': '{name} a disparu ; les derniers réglages valables restent en vigueur',
  'trouble.correctFirst': '{name} : {problem}. Corrigez-le d’abord ; rien n’a été enregistré',
};
