/** French: the tray's menu, the notices, and the questions of the shell. */
import type { TRAY as ENGLISH } from '../en/tray.ts';
import type { Translated } from '../message.ts';

export const TRAY: Translated<typeof ENGLISH> = {
  'tray.sides': 'Webex : {webex} · Finesse : {finesse}',
  'tray.why': 'Pourquoi ?',
  'tray.askNotReady': 'Webex demande Pas prêt. Changer maintenant ?',
  'tray.askReady': 'La raison de Pas prêt est passée. Passer à Prêt ?',
  'tray.yesNotReady': 'Oui, Pas prêt',
  'tray.yesReady': 'Oui, Prêt',
  'tray.pause15': '15 minutes',
  'tray.pauseTomorrow': 'Jusqu’à demain',
  'tray.modeAsk': 'Me demander d’abord',
  'tray.modeObserve': 'Observer seulement',
  'tray.history': 'Historique…',
  'tray.settings': 'Réglages…',
  'tray.help': 'Aide',
  'tray.diagnostics': 'Diagnostic…',
  'tray.copyStatus': 'Copier le statut',
  'tray.logs': 'Afficher les journaux',
  'tray.startAtLogin': 'Démarrer à l’ouverture de ma session',
  'tray.startManaged': 'Démarre à l’ouverture de votre session, défini par votre organisation',
  'tray.managed': 'Géré par votre organisation',
  'tray.quit': 'Quitter',

  'tray.quitTitle': 'Quitter Finesse Presence ?',
  'tray.quitOwned':
    'Vous resterez Pas prêt jusqu’à ce que vous le changiez vous-même sur le bureau Finesse.',
  'tray.keepRunning': 'Laisser en marche',

  'notice.notReady': 'Vous êtes maintenant Pas prêt',
  'notice.ready': 'Vous êtes de nouveau Prêt',
  'notice.returning': 'Bientôt de nouveau Prêt',
  'notice.attention': 'Finesse Presence a besoin de vous',
  'notice.refused': 'Cela n’a pas fonctionné',
  'notice.stillRunning': 'Toujours en marche',
  'notice.stillRunningBody':
    'Finesse Presence continue dans la zone de notification. Quitter se trouve dans son menu.',
  'notice.windowFailed': 'La fenêtre a rencontré une erreur',
  'notice.windowFailedBody':
    'Votre état reste suivi. Rouvrez la fenêtre depuis la zone de notification.',
  'notice.trouble': 'Quelque chose sur cet ordinateur est à vérifier',
  'notice.restarted': 'Redémarré après une erreur',
  'notice.restartedBody': 'Finesse Presence veille de nouveau sur votre état.',

  'crash.title': 'Finesse Presence s’est arrêté',
  'crash.body':
    'L’application a échoué deux fois en peu de temps et reste fermée. Votre état Finesse reste tel quel : veuillez y veiller vous-même et redémarrer l’application. Si cela se reproduit, prévenez votre administrateur.',
};
