/** French: the first run. */
import type { WELCOME as ENGLISH } from '../en/welcome.ts';
import type { Translated } from '../message.ts';

export const WELCOME: Translated<typeof ENGLISH> = {
  'welcome.title': 'Bienvenue dans Finesse Presence',
  'welcome.step': 'Étape {step} sur {steps}',
  'welcome.back': 'Retour',
  'welcome.next': 'Continuer',
  'welcome.does': 'Ce que fait l’application',
  'welcome.does1':
    'Quand vous rejoignez une réunion ou un appel Webex, elle vous met à l’état Pas prêt dans Finesse, avec le bon motif.',
  'welcome.does2':
    'Ensuite, elle vous remet à l’état Prêt, après un compte à rebours que vous pouvez arrêter.',
  'welcome.does3': 'Elle dit toujours ce qu’elle fait, et pourquoi.',
  'welcome.never': 'Ce qu’elle ne fait jamais',
  'welcome.never1':
    'Toucher à votre état pendant qu’un client est en ligne ou pendant le post-appel.',
  'welcome.never2':
    'Passer outre votre choix ou celui de votre superviseur : un Pas prêt qu’elle n’a pas défini reste tel quel.',
  'welcome.never3':
    'Vous connecter, vous déconnecter ou vous mettre à l’état Prêt en début de journée.',
  'welcome.never4': 'Envoyer quoi que ce soit ailleurs qu’à Webex et à votre serveur Finesse.',
  'welcome.webex': 'Connexion à Webex',
  'welcome.webexWhy':
    'Pour voir votre propre présence, et celle de personne d’autre. L’application ne voit jamais votre mot de passe Webex.',
  'welcome.finesse': 'Connexion à Finesse',
  'welcome.finesseWhy': 'Le même serveur et les mêmes identifiants que pour votre bureau Finesse.',
  'welcome.test': 'Tester',
  'welcome.testHint': 'Le test conserve vos identifiants et vérifie chaque étape jusqu’à Finesse.',
  'welcome.rules': 'Vos règles',
  'welcome.rulesWhy':
    'Ces cas vous mettent à l’état Pas prêt, avec un motif de votre propre équipe. Le reste n’est pas touché. Vous pourrez tout modifier plus tard.',
  'welcome.start': 'Tout est en place',
  'welcome.startWhy': 'Comment commencer ?',
  'welcome.observe': 'Observer aujourd’hui',
  'welcome.observeMeans':
    'Rien n’est modifié jusqu’à demain matin ; ce qu’elle aurait fait figure dans Historique. Ensuite, elle continue d’elle-même, en mode {modes}.',
  'welcome.auto': 'Commencer tout de suite',
  'welcome.autoMeans':
    'Dès maintenant, votre état Finesse suit Webex. Vous pouvez mettre en pause à tout moment.',
  'welcome.finish': 'Terminer',
};
