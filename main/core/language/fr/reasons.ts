/** French: why something is done or left alone. */
import type { REASONS as ENGLISH } from '../en/reasons.ts';
import type { Translated } from '../message.ts';

export const REASONS: Translated<typeof ENGLISH> = {
  'reason.finesseRefusedCredentials':
    'Finesse n’a pas accepté votre connexion. Plus rien n’est envoyé tant que vous n’avez pas ressaisi votre mot de passe.',
  'reason.finesseNotReadYet': 'En attente de la première réponse de Finesse.',
  'reason.finesseUnavailable':
    'Finesse est inutilisable pour le moment : {detail}. Rien n’est modifié.',
  'reason.agentSignedOut':
    'Vous n’êtes pas connecté à Finesse. Rien n’est modifié ; c’est à vous de vous connecter.',
  'reason.agentStateUnknown':
    'Finesse ne connaît pas votre état pour le moment. Rien n’est modifié.',
  'reason.contact': '{contact} Votre état n’est pas touché.',
  'reason.contactFirst': '{contact} {state} doit attendre que ce soit terminé.',
  'reason.changePending':
    'Un autre changement vous attend déjà dans Finesse ({state}). Votre état n’est pas touché.',
  'reason.setByPerson': 'Vous êtes à l’état {state}. C’est à vous de passer à Prêt.',
  'reason.setBySupervisor':
    'Un superviseur vous a mis à l’état Pas prêt. La suite ne dépend que de vous deux.',
  'reason.setBySystem':
    'Finesse vous a mis à l’état Pas prêt, car {cause}. La suite dépend de vous.',
  'reason.setBySystemAs':
    'Finesse vous a mis à l’état Pas prêt de lui-même (« {label} »). La suite dépend de vous.',
  'reason.setBySystemUnsaid':
    'Finesse vous a mis à l’état Pas prêt de lui-même (sans dire pourquoi). La suite dépend de vous.',
  'reason.presenceNotHeardYet': 'En attente de la première réponse de Webex.',
  'reason.presenceLost':
    'Votre présence Webex est illisible pour le moment : {detail}. Rien n’est modifié.',
  'reason.presenceStale': 'Webex n’a rien dit depuis {time}. Rien n’est modifié.',
  'reason.presenceHolds': '{presence}. Cela ne change rien.',
  'reason.customerCall':
    'L’appel dans Webex est votre appel client. Ce n’est pas une raison de vous mettre à l’état Pas prêt.',
  'reason.callsUnknown':
    'Finesse ne dit pas si vous êtes en appel. D’ici là, votre état n’est pas touché.',
  'reason.paused': 'En pause jusqu’à {time}. Rien n’est modifié.',
  'reason.pausedOpen': 'En pause jusqu’à votre reprise. Rien n’est modifié.',
  'reason.awayFromDesk':
    'La raison de Pas prêt est passée, mais vous n’êtes pas à votre poste. Prêt attend votre retour.',
  'reason.allClear': '{presence}. Il n’y a rien à faire.',
  'reason.dwellAuto': '{presence}. Si cela dure jusqu’à {time}, vous passez à {state}.',
  'reason.dwellAsk':
    '{presence}. Si cela dure jusqu’à {time}, le passage à {state} vous est proposé.',
  'reason.dwellObserve':
    '{presence}. Si cela durait jusqu’à {time}, vous passeriez à {state}, mais cette application ne fait qu’observer.',
  'reason.saidOnce':
    '{presence}. Tant que ce n’est pas terminé, vous choisissez vous-même votre état.',
  'reason.reasonCodesNotRead': 'En attente de la liste de vos codes de motif de Finesse.',
  'reason.reasonCodeMissing':
    'Votre équipe n’a pas de code de motif « {label} » dans Finesse. Votre état n’est pas touché.',
  'reason.takeNotReady': '{presence} : vous passez à {state}.',
  'reason.keptNotReady': '{state} depuis {time}, {because}. Retour à Prêt dès que c’est terminé.',
  'reason.keptAndAfter': '{state} depuis {time}, {because}. Retour à Prêt {duration} après la fin.',
  'reason.keptByYou': '{state} depuis {time}, {because}. Ensuite, c’est à vous de passer à Prêt.',
  'reason.heldNotReady': '{state} depuis {time}. {presence} ; cela ne change rien.',
  'reason.returnAuto': 'La raison de Pas prêt est passée. Retour à Prêt à {time}.',
  'reason.returnAsk':
    'La raison de Pas prêt est passée. C’est à vous de passer à Prêt ; la question vous est posée à {time}.',
  'reason.returnObserve':
    'La raison de Pas prêt est passée. Vous passeriez à Prêt à {time}, mais cette application ne fait qu’observer.',
  'reason.giveBackReady': 'La raison de {state} est passée : retour à Prêt.',
  'reason.relabel': '{presence} : votre motif passe de « {before} » à « {label} ».',
  'reason.returnFailed':
    'Finesse ne vous a pas remis à l’état Prêt. Cette application ne réessaie pas ; veuillez passer vous-même à Prêt.',
  'reason.ownedTooLong':
    'Vous êtes Pas prêt depuis {time}. Après si longtemps, c’est à vous de passer à Prêt.',
  'reason.offerReady':
    'Vous êtes Pas prêt depuis {time}, avec entre-temps un redémarrage, une mise en veille ou de nouveaux réglages. C’est à vous de passer à Prêt.',
  'reason.wouldTakeNotReady':
    '{presence}. Vous passeriez maintenant à {state}, mais cette application ne fait qu’observer.',
  'reason.wouldGiveBackReady':
    'Vous passeriez maintenant à Prêt, mais cette application ne fait qu’observer.',
  'reason.askNotReady': '{presence}. C’est à vous de passer à {state}.',
  'reason.askReady': 'La raison de Pas prêt est passée. C’est à vous de passer à Prêt.',
  'reason.tooManyChanges':
    'Votre état a été {count, plural, =1 {changé une fois} other {changé # fois}} en dix minutes. Désormais, la question vous est d’abord posée.',

  'idle.settings':
    'Cette application ne fait encore rien : elle ne connaît ni vos serveurs Finesse ni votre ID de connexion.',
  'idle.finesse': 'Cette application ne fait encore rien : connectez-vous d’abord à Finesse.',
  'idle.webex': 'Cette application ne fait encore rien : connectez-vous d’abord à Webex.',
  'idle.starting': 'Cette application démarre.',
};
