/** German: the steps from this computer to Finesse and Webex. */
import type { DOCTOR as ENGLISH } from '../en/doctor.ts';
import type { Translated } from '../message.ts';

export const DOCTOR: Translated<typeof ENGLISH> = {
  'step.settings': 'Einstellungen',
  'step.proxy': 'Weg durch das Netz',
  'step.dns': 'Namen der Finesse-Server',
  'step.tcp': 'Verbindung zu Finesse',
  'step.tls': 'Zertifikate von Finesse',
  'step.systemInfo': 'Finesse selbst',
  'step.authMode': 'Art der Anmeldung bei Finesse',
  'step.credentials': 'Anmeldung bei Finesse',
  'step.reasonCodes': 'Ursachencodes',
  'step.webex': 'Verbindung zu Webex',
  'step.clock': 'Uhr dieses Computers',
  'step.token': 'Anmeldung bei Webex',
  'step.scopes': 'Von Webex erteilte Rechte',
  'step.live': 'Live-Präsenz',
  'doctor.reaches': 'Dieser Computer erreicht {ways}.',
  'doctor.directly': '{who} direkt',
  'doctor.throughProxy': '{who} über den Proxy {proxy}',
  'doctor.throughOwnProxy': '{who} über einen Proxy dieses Computers',
  'doctor.useName':
    '{host} ist eine Adresse; Zertifikate gelten für Namen, verwenden Sie also den Namen.',
  'doctor.addressWillDo': '{host} ist eine Adresse; ein Name muss nicht nachgeschlagen werden.',
  'doctor.proxyLooksUp': 'Der Proxy schlägt {host} nach.',
  'doctor.nameIs': '{host} ist {addresses}.',
  'doctor.nameNotKnown':
    '{host} ist dem Namensdienst nicht bekannt. Prüfen Sie finesse.nodes, und ob dieser Computer im Firmennetz oder dessen VPN ist.',
  'doctor.noNameService':
    '{host} lässt sich nicht nachschlagen: Der Namensdienst antwortet nicht. Prüfen Sie das Netz dieses Computers.',
  'doctor.viaProxy': '{host} (hier: sein Proxy {proxy})',
  'doctor.opens': '{host} ist in {ms} ms erreichbar.',
  'doctor.portRefused':
    '{host} lehnt die Verbindung ab: Dort läuft kein Dienst. Prüfen Sie den Port in finesse.nodes (meist 8445), und ob Finesse läuft.',
  'doctor.hostNotKnown': '{host} ist dem Namensdienst nicht bekannt.',
  'doctor.hostNotFoundNow': '{host} lässt sich gerade nicht nachschlagen.',
  'doctor.hostBlocked':
    '{host} ist nicht erreichbar; eine Firewall auf dem Weg kann der Grund sein.',
  'doctor.noNetwork': '{host} ist nicht erreichbar: Es gibt kein Netz.',
  'doctor.hostSilent':
    '{host} hat innerhalb von {seconds} Sekunden nicht geantwortet; eine Firewall auf dem Weg kann der Grund sein.',
  'doctor.doesNotOpen': '{host} nimmt keine Verbindung an ({code}).',
  'doctor.nothingReached': 'Kein Finesse-Server ist erreichbar.',
  'doctor.tlsNotNeeded':
    '{host} braucht kein Zertifikat: Es läuft auf diesem Computer, und nichts verlässt ihn.',
  'doctor.portOpen': '{detail}, obwohl der Port offen ist.',
  'doctor.believed': '{host} ist vertrauenswürdig.',
  'doctor.pinned':
    '{host} zeigt ein Zertifikat, dem vertraut wird, weil es angeheftet ist; es gilt bis {day}.',
  'doctor.vouched': '{host} zeigt ein Zertifikat, für das {issuer} bürgt; es gilt bis {day}.',
  'doctor.renewSoon': 'Es muss bald erneuert werden, sonst steht diese App still.',
  'doctor.otherName':
    '{host} zeigt ein Zertifikat für einen anderen Namen ({names}). Verwenden Sie diesen Namen in finesse.nodes; Anheften hilft hier nicht.',
  'doctor.expired':
    '{host} zeigt ein Zertifikat, das am {day} abgelaufen ist. Der Administrator muss es erneuern; Anheften hilft hier nicht.',
  'doctor.notYetValid':
    '{host} zeigt ein Zertifikat, das erst ab {day} gilt. Prüfen Sie die Uhr dieses Computers.',
  'doctor.nobodyVouches':
    '{host} zeigt ein Zertifikat, für das keine diesem Computer bekannte Stelle bürgt ({code}), ausgestellt von {issuer}. Lassen Sie es von Ihrer eigenen Stelle signieren, oder vergleichen Sie den Fingerabdruck mit dem in der Verwaltung genau dieses Servers und fügen Sie ihn finesse.pinnedCertificates hinzu: SHA-256 {fingerprint}.',
  'doctor.unknownIssuer': 'unbekannter Aussteller',
  'doctor.otherCertificate':
    '{host} zeigt ein anderes Zertifikat als die angehefteten. Hat es niemand erneuert, hört vielleicht jemand mit: Fragen Sie zuallererst den Administrator. Gezeigt: SHA-256 {shown}. Angeheftet: {pins}.',
  'doctor.infoAfterSignIn': '{host} gibt erst nach der Anmeldung über sich Auskunft.',
  'doctor.isFinesse': '{host} ist Finesse {release}',
  'doctor.isFinesseOn': '{host} ist Finesse {release} auf {platform}',
  'doctor.outOfService':
    '{what}, aber außer Betrieb: Die Verbindung zum Contact Center dahinter ist verloren. Bis sie zurück ist, lässt sich dort nichts lesen oder setzen.',
  'doctor.maintenance': '{what}, und der Administrator nimmt es in Wartung; die App wechselt.',
  'doctor.inService': '{what}, und in Betrieb.',
  'doctor.noSecondNode': 'Es gibt keinen zweiten Knoten: Fällt dieser aus, geht nichts mehr.',
  'doctor.secondLearned': 'Den zweiten Knoten hat der erste genannt.',
  'doctor.nothingReady': 'Kein Finesse-Server ist ansprechbar.',
  'doctor.withPassword': 'Dieser Standort meldet seine Leute mit Kennwort an.',
  'doctor.bothWithPassword': 'Dieser Standort hat beide Arten; diese Person nutzt ein Kennwort.',
  'doctor.bothNotNow':
    'Dieser Standort hat beide Arten und kann gerade nicht sagen, welche für diese Person gilt ({detail}). Es wurde kein Kennwort gesendet.',
  'doctor.bothUnknown':
    'Dieser Standort hat beide Arten und sagt nicht, welche für diese Person gilt ({detail}). Ein Kennwort wird versucht.',
  'doctor.kindNotTold': 'Dieser Standort sagt nicht, wie er anmeldet. Ein Kennwort wird versucht.',
  'doctor.signOn': 'Diese Person meldet sich über ihre Organisation an (Single Sign-on).',
  'doctor.signOnNeedsWindow':
    'Diese Person meldet sich per Single Sign-on an; dafür braucht es das Fenster der App. Starten Sie die App auf diesem Computer; dieses Programm kann ihr nicht folgen, und es wurde kein Kennwort gesendet.',
  'doctor.noSignOn':
    'Niemand ist bei Finesse angemeldet. Melden Sie sich unter Konten über Ihre Organisation an.',
  'doctor.signOnAgain': 'Melden Sie sich unter Konten über Ihre Organisation an.',
  'doctor.noPasswordWanted': 'Single Sign-on braucht kein Kennwort.',
  'doctor.refusedBefore':
    'Finesse hat dieses Kennwort schon abgelehnt, darum wurde es nicht noch einmal gesendet: Fünf falsche sperren das Konto. Prüfen Sie, ob Sie sich am Finesse-Desktop anmelden können, und geben Sie dann Ihr Kennwort neu ein.',
  'doctor.userWithId': '{user} (Anmelde-ID {id})',
  'doctor.acceptsAway': 'Finesse nimmt {user} an; am Desktop ist gerade niemand angemeldet.',
  'doctor.accepts': 'Finesse nimmt {user} an: {state}, Durchwahl {extension}.',
  'doctor.triedOnce':
    'Es wurde einmal versucht und wird nicht wiederholt, denn fünf falsche Versuche sperren das Konto für fünf Minuten, und jeder weitere beginnt sie von vorn.',
  'doctor.codesAfterSignIn': 'Die Liste wird mit der Anmeldung bei Finesse gelesen.',
  'doctor.tooOld': 'Ist Finesse älter als 11.6?',
  'doctor.noCodes':
    'Finesse hat keine Ursachencodes für dieses Team; Nicht bereit wird also ohne Grund gesetzt, und Berichte zeigen nicht, warum.',
  'doctor.allCodes': 'Alle, die die Regeln nennen, sind unter den {count} Codes dieses Teams.',
  'doctor.codesMissing':
    'Diesem Team fehlen Ursachencodes, die die Regeln nennen. Als Ursachen für Nicht bereit anzulegen, mit Nummern, die für UCCE und UCCX passen, und dem Team zuzuweisen: {codes}. Ein Administrator kann sie mit --setup-reason-codes anlegen lassen.',
  'doctor.allowWebex': 'Webex muss in Firewall und Proxy erlaubt sein.',
  'doctor.proxySignIn':
    'Der Proxy des Netzes verlangt eine eigene Anmeldung, bevor er {host} durchlässt.',
  'doctor.answers': '{host} antwortet.',
  'doctor.noTime': 'Kein Server hat seine Zeit genannt.',
  'doctor.clockAgrees': 'Sie stimmt mit {host} überein.',
  'doctor.clockBehind': 'Sie geht gegenüber {host} nach: {duration}.',
  'doctor.clockAhead': 'Sie geht gegenüber {host} vor: {duration}.',
  'doctor.clockWrong':
    'Anmeldungen und Zertifikate können abgelehnt werden: Stellen Sie eine der beiden richtig.',
  'doctor.webexAway': 'Webex ist nicht erreichbar.',
  'doctor.webexAgain': 'Bitte melden Sie sich neu bei Webex an.',
  'doctor.tokenGood': 'Webex nimmt sie an und zeigt den Status {status}.',
  'doctor.tokenHidden':
    'Webex nimmt sie an, teilt aber Ihren Status nicht. Schalten Sie in der Webex-App „Meinen Status teilen“ ein, oder fragen Sie Ihren Administrator.',
  'doctor.nobodyAtWebex': 'Niemand ist bei Webex angemeldet.',
  'doctor.granted': '{scopes} sind erteilt.',
  'doctor.rightsNotKnown':
    'Das Token kam von außen, darum kennt hier niemand seine Rechte. Live-Präsenz braucht {scopes}.',
  'doctor.enoughForRest': 'Sie genügen für Präsenz von Zeit zu Zeit.',
  'doctor.tooNarrow':
    'Webex hat für Live-Präsenz zu wenig erlaubt; sie braucht {scopes}. Die Präsenz wird stattdessen von Zeit zu Zeit gelesen. Melden Sie sich neu an und stimmen Sie allem zu, oder fragen Sie Ihren Administrator.',
  'doctor.liveOff': 'Die Einstellungen haben sie ausgeschaltet (webex.realtime).',
  'doctor.liveNow': 'Die laufende App hat sie gerade.',
  'doctor.liveNeedsSignIn': 'Sie braucht die Anmeldung bei Webex.',
  'doctor.liveNarrow': 'Webex hat dafür zu wenig erlaubt.',
  'doctor.otherClouds': 'webex.apiUrl und webex.discoveryUrl gehören zu verschiedenen Clouds.',
  'doctor.liveWorks':
    'Ein Abonnement wurde eingerichtet, hat den Status gemeldet und wurde wieder beendet.',
  'doctor.readInstead':
    'Die Präsenz wird stattdessen von Zeit zu Zeit gelesen; Änderungen werden also später gesehen.',
  'doctor.liveLate': 'Webex hat die Live-Präsenz nicht rechtzeitig gemeldet',
  'doctor.noSettings':
    'Solange die Einstellungen nicht vollständig sind, lässt sich nichts prüfen.',
  'doctor.noFinesseSignIn':
    'niemand ist bei Finesse angemeldet; geben Sie das Kennwort unter Konten ein',
  'doctor.noWebexSignIn': 'niemand ist bei Webex angemeldet; melden Sie sich unter Konten an',
};
