/** French: the steps from this computer to Finesse and Webex. */
import type { DOCTOR as ENGLISH } from '../en/doctor.ts';
import type { Translated } from '../message.ts';

export const DOCTOR: Translated<typeof ENGLISH> = {
  'step.settings': 'Réglages',
  'step.proxy': 'Chemin à travers le réseau',
  'step.dns': 'Noms des serveurs Finesse',
  'step.tcp': 'Connexion à Finesse',
  'step.tls': 'Certificats de Finesse',
  'step.systemInfo': 'Finesse lui-même',
  'step.authMode': 'Type de connexion à Finesse',
  'step.credentials': 'Connexion au compte Finesse',
  'step.reasonCodes': 'Codes de motif',
  'step.webex': 'Connexion à Webex',
  'step.clock': 'Horloge de cet ordinateur',
  'step.token': 'Connexion au compte Webex',
  'step.scopes': 'Droits accordés par Webex',
  'step.live': 'Présence en direct',
  'doctor.reaches': 'Cet ordinateur atteint {ways}.',
  'doctor.directly': '{who} directement',
  'doctor.throughProxy': '{who} par le proxy {proxy}',
  'doctor.throughOwnProxy': '{who} par un proxy de cet ordinateur',
  'doctor.useName':
    '{host} est une adresse ; les certificats portent des noms, utilisez donc le nom.',
  'doctor.addressWillDo': '{host} est une adresse ; aucun nom n’est à rechercher.',
  'doctor.proxyLooksUp': 'Le proxy recherche {host}.',
  'doctor.nameIs': '{host} est {addresses}.',
  'doctor.nameNotKnown':
    '{host} n’est pas connu du service de noms. Vérifiez finesse.nodes, et que cet ordinateur est sur le réseau de l’entreprise ou son VPN.',
  'doctor.noNameService':
    '{host} est introuvable : le service de noms ne répond pas. Vérifiez le réseau de cet ordinateur.',
  'doctor.viaProxy': '{host} (ici : son proxy {proxy})',
  'doctor.opens': '{host} s’ouvre en {ms} ms.',
  'doctor.portRefused':
    '{host} refuse la connexion : rien n’y écoute. Vérifiez le port dans finesse.nodes (en général 8445), et si Finesse fonctionne.',
  'doctor.hostNotKnown': '{host} n’est pas connu du service de noms.',
  'doctor.hostNotFoundNow': '{host} est introuvable en ce moment.',
  'doctor.hostBlocked': '{host} est injoignable ; un pare-feu sur le chemin peut en être la cause.',
  'doctor.noNetwork': '{host} est injoignable : il n’y a pas de réseau.',
  'doctor.hostSilent':
    '{host} n’a pas répondu en {seconds} secondes ; un pare-feu sur le chemin peut en être la cause.',
  'doctor.doesNotOpen': '{host} ne s’ouvre pas ({code}).',
  'doctor.nothingReached': 'Aucun serveur Finesse n’est joignable.',
  'doctor.tlsNotNeeded': '{host} n’en a pas besoin : il est sur cet ordinateur, et rien n’en sort.',
  'doctor.portOpen': '{detail}, alors que son port est ouvert.',
  'doctor.believed': '{host} est jugé fiable.',
  'doctor.pinned':
    '{host} présente un certificat jugé fiable parce qu’il est épinglé, valable jusqu’au {day}.',
  'doctor.vouched': '{host} présente un certificat garanti par {issuer}, valable jusqu’au {day}.',
  'doctor.renewSoon': 'Il doit être renouvelé bientôt, sinon cette application s’arrêtera.',
  'doctor.otherName':
    '{host} présente un certificat pour un autre nom ({names}). Utilisez ce nom dans finesse.nodes ; l’épingler n’aide pas ici.',
  'doctor.expired':
    '{host} présente un certificat expiré le {day}. L’administrateur doit le renouveler ; l’épingler n’aide pas ici.',
  'doctor.notYetValid':
    '{host} présente un certificat valable seulement à partir du {day}. Vérifiez l’horloge de cet ordinateur.',
  'doctor.nobodyVouches':
    '{host} présente un certificat qu’aucune autorité connue de cet ordinateur ne garantit ({code}), émis par {issuer}. Faites-le signer par votre propre autorité, ou comparez l’empreinte avec celle de l’administration de ce serveur précis et ajoutez-la à finesse.pinnedCertificates : SHA-256 {fingerprint}.',
  'doctor.unknownIssuer': 'émetteur inconnu',
  'doctor.otherCertificate':
    '{host} présente un autre certificat que ceux épinglés. Si personne ne l’a renouvelé, quelqu’un écoute peut-être : demandez avant tout à l’administrateur. Présenté : SHA-256 {shown}. Épinglés : {pins}.',
  'doctor.infoAfterSignIn': '{host} ne se décrit qu’après la connexion.',
  'doctor.isFinesse': '{host} est Finesse {release}',
  'doctor.isFinesseOn': '{host} est Finesse {release} sur {platform}',
  'doctor.outOfService':
    '{what}, mais il est hors service : il a perdu le centre de contact derrière lui. Rien ne peut y être lu ou défini d’ici son retour.',
  'doctor.maintenance':
    '{what}, et l’administrateur le met en maintenance ; l’application passe à l’autre.',
  'doctor.inService': '{what}, et en service.',
  'doctor.noSecondNode':
    'Il n’y a pas de second nœud : quand celui-ci est en panne, rien n’est possible.',
  'doctor.secondLearned': 'Le second nœud a été indiqué par le premier.',
  'doctor.nothingReady': 'Aucun serveur Finesse n’est prêt à répondre.',
  'doctor.withPassword': 'Ce site connecte ses agents avec un mot de passe.',
  'doctor.bothWithPassword': 'Ce site a les deux types ; cette personne utilise un mot de passe.',
  'doctor.bothNotNow':
    'Ce site a les deux types, et ne peut dire en ce moment lequel vaut pour cette personne ({detail}). Aucun mot de passe n’a été envoyé.',
  'doctor.bothUnknown':
    'Ce site a les deux types, et ne dit pas lequel vaut pour cette personne ({detail}). Un mot de passe est essayé.',
  'doctor.kindNotTold':
    'Ce site ne dit pas comment il connecte ses agents. Un mot de passe est essayé.',
  'doctor.signOn': 'Cette personne se connecte par son organisation (authentification unique).',
  'doctor.signOnNeedsWindow':
    'Cette personne se connecte par authentification unique, qui demande la fenêtre de l’application. Démarrez l’application sur cet ordinateur ; ce programme ne peut pas la suivre, et aucun mot de passe n’a été envoyé.',
  'doctor.noSignOn':
    'Personne n’est connecté à Finesse. Connectez-vous par votre organisation sous Comptes.',
  'doctor.signOnAgain': 'Connectez-vous par votre organisation sous Comptes.',
  'doctor.noPasswordWanted': 'L’authentification unique ne demande pas de mot de passe.',
  'doctor.refusedBefore':
    'Finesse a déjà refusé ce mot de passe, il n’a donc pas été renvoyé : cinq erreurs bloquent le compte. Vérifiez que vous pouvez vous connecter au bureau Finesse, puis saisissez à nouveau votre mot de passe.',
  'doctor.userWithId': '{user} (identifiant {id})',
  'doctor.acceptsAway': 'Finesse accepte {user}, qui n’est pas connecté au bureau en ce moment.',
  'doctor.accepts': 'Finesse accepte {user} : {state}, poste {extension}.',
  'doctor.triedOnce':
    'Un seul essai a été fait et ne sera pas répété, car cinq essais erronés bloquent le compte pendant cinq minutes, et chacun de plus les fait recommencer.',
  'doctor.codesAfterSignIn': 'La liste est lue avec la connexion à Finesse.',
  'doctor.tooOld': 'Finesse est-il antérieur à 11.6 ?',
  'doctor.noCodes':
    'Finesse n’a pas de codes de motif pour cette équipe ; Pas prêt va donc sans, et les rapports ne disent pas pourquoi.',
  'doctor.allCodes':
    'Tous ceux que nomment les règles figurent parmi les {count} codes de cette équipe.',
  'doctor.codesMissing':
    'Il manque à cette équipe des codes de motif que nomment les règles. À créer comme motifs de Pas prêt, avec des numéros valables pour UCCE et UCCX, et à attribuer à l’équipe : {codes}. Un administrateur peut les faire créer avec --setup-reason-codes.',
  'doctor.allowWebex': 'Webex doit être autorisé dans le pare-feu et le proxy.',
  'doctor.proxySignIn':
    'Le proxy du réseau demande sa propre connexion avant de laisser passer {host}.',
  'doctor.answers': '{host} répond.',
  'doctor.noTime': 'Aucun serveur n’a donné son heure.',
  'doctor.clockAgrees': 'Elle concorde avec {host}.',
  'doctor.clockBehind': 'Elle retarde de {duration} sur {host}.',
  'doctor.clockAhead': 'Elle avance de {duration} sur {host}.',
  'doctor.clockWrong': 'Connexions et certificats peuvent être refusés : corrigez l’une des deux.',
  'doctor.webexAway': 'Webex est injoignable.',
  'doctor.webexAgain': 'Veuillez vous reconnecter à Webex.',
  'doctor.tokenGood': 'Webex l’accepte et affiche le statut {status}.',
  'doctor.tokenHidden':
    'Webex l’accepte, mais ne partage pas votre statut. Activez « Partager mon statut » dans l’application Webex, ou demandez à votre administrateur.',
  'doctor.nobodyAtWebex': 'Personne n’est connecté à Webex.',
  'doctor.granted': '{scopes} sont accordés.',
  'doctor.rightsNotKnown':
    'Le jeton vient de l’extérieur, personne ici ne connaît donc ses droits. La présence en direct demande {scopes}.',
  'doctor.enoughForRest': 'Ils suffisent pour la présence par intervalles.',
  'doctor.tooNarrow':
    'Webex a trop peu accordé pour la présence en direct, qui demande {scopes}. La présence est donc lue par intervalles. Reconnectez-vous et acceptez tout, ou demandez à votre administrateur.',
  'doctor.liveOff': 'Les réglages l’ont désactivée (webex.realtime).',
  'doctor.liveNow': 'L’application en marche l’a en ce moment.',
  'doctor.liveNeedsSignIn': 'Elle demande la connexion à Webex.',
  'doctor.liveNarrow': 'Webex a trop peu accordé pour cela.',
  'doctor.otherClouds': 'webex.apiUrl et webex.discoveryUrl appartiennent à des clouds différents.',
  'doctor.liveWorks': 'Un abonnement a été pris, a donné le statut, et a été résilié.',
  'doctor.readInstead':
    'La présence est lue par intervalles, les changements sont donc vus plus tard.',
  'doctor.liveLate': 'Webex n’a pas donné la présence en direct à temps',
  'doctor.noSettings': 'Rien ne peut être vérifié avant que les réglages soient complets.',
  'doctor.noFinesseSignIn':
    'personne n’est connecté à Finesse ; saisissez le mot de passe sous Comptes',
  'doctor.noWebexSignIn': 'personne n’est connecté à Webex ; connectez-vous sous Comptes',
};
