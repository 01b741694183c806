/** The texts of the policy templates in German. */
import type { TemplateWords } from './generate-words.ts';

export const GERMAN: TemplateWords = {
  product: 'Finesse Presence',
  about:
    'Richtlinien für Finesse Presence, das den Finesse-Status an der eigenen Webex-Präsenz ausrichtet.',
  supported: 'Finesse Presence 0.1 oder neuer',
  enforced: 'Erzwungen (nicht änderbar)',
  defaults: 'Vorgaben (änderbar)',
  enforcedHelp:
    'Erzwungen: Der Wert gilt für alle, die diese Richtlinie erreicht, und ist im Fenster gesperrt. Eine Computerrichtlinie geht vor einer Benutzerrichtlinie.',
  defaultsHelp:
    'Vorgabe: Der Wert gilt, bis jemand einen anderen wählt. Er geht vor der Richtliniendatei des Computers.',
  categories: {
    general: 'Allgemein',
    webex: 'Webex',
    finesse: 'Finesse',
    rules: 'Regeln: was jede Präsenz verlangt',
    returnToReady: 'Zurück zu Bereit',
    limits: 'Grenzen',
  },
  settings: {
    mode: {
      name: 'Modus',
      explain:
        'Was die App von selbst tut: handeln, vorher fragen oder nur sagen, was sie täte. Ein Pilot beginnt mit "nur beobachten".',
    },
    'mode.directions': {
      name: 'Modus, je Richtung',
      explain:
        'Dasselbe für Nicht bereit und für Bereit getrennt, zum Beispiel: Nicht bereit von selbst, Bereit erst nach einer Frage. Geht vor "Modus".',
    },
    'webex.clientId': {
      name: 'Webex-Integration: Client-ID',
      explain:
        'Die Client-ID der eigenen Webex-Integration Ihrer Organisation. Nötig zur Anmeldung.',
    },
    'webex.redirectPorts': {
      name: 'Webex-Integration: Ports der Weiterleitungsadressen',
      explain:
        'Ports auf 127.0.0.1, auf denen eine Anmeldung im Browser zurückkommt; der erste freie wird genommen. Jeder muss als Redirect-URI der Integration eingetragen sein.',
    },
    'webex.scopes': {
      name: 'Webex-Integration: Scopes',
      explain:
        'Was die App in Webex darf. Live-Präsenz braucht spark:all und spark:kms, Präsenz über REST braucht spark:people_read.',
    },
    'webex.apiUrl': {
      name: 'Webex: Adresse der REST-Schnittstelle',
      explain: 'Nur für Webex for Government und für Tests.',
    },
    'webex.discoveryUrl': {
      name: 'Webex: Adresse des Dienstverzeichnisses',
      explain: 'Nur für Webex for Government und für Tests.',
    },
    'webex.realtime': {
      name: 'Webex: Live-Präsenz',
      explain: 'Von neuer Präsenz sofort erfahren. Ohne sie wird die Präsenz in Abständen gelesen.',
    },
    'webex.pollMs': {
      name: 'Webex: Abstand ohne Live-Präsenz',
      explain: 'Wie oft die Präsenz ohne Live-Präsenz über REST gelesen wird, in Millisekunden.',
    },
    'webex.reconcileMs': {
      name: 'Webex: Abstand der Prüfung der Live-Präsenz',
      explain: 'Wie oft REST prüft, ob die Live-Präsenz etwas verpasst hat, in Millisekunden.',
    },
    'finesse.nodes': {
      name: 'Finesse: Adressen der Server',
      explain:
        'Eine oder zwei Adressen, zum Beispiel https://finesse-a.example.com:8445. Ist ein Server außer Betrieb, wechselt die App zum anderen.',
    },
    'finesse.user': {
      name: 'Finesse: Anmelde-ID des Agenten',
      explain:
        'Die Anmelde-ID des Agenten, bei UCCE auch der Anmeldename. Wählt sonst jeder selbst; als Richtlinie nur für einzelne Benutzer sinnvoll.',
    },
    'finesse.pinnedCertificates': {
      name: 'Finesse: fest vertraute Zertifikate',
      explain:
        'SHA-256-Fingerabdrücke von Zertifikaten, denen auf ihrem eigenen Server vertraut wird, obwohl keine Zertifizierungsstelle bürgt. Vergleichen Sie sie mit der Verwaltung des Servers.',
    },
    'finesse.userAgent': {
      name: 'Finesse: User-Agent der Anfragen',
      explain:
        'Leer für den eigenen der App, den der Reverse Proxy von Cisco im Lieferzustand annimmt (NGX_VALID_USER_AGENTS_REGEX). Nur setzen, wenn Ihr Proxy einen anderen verlangt und mit 412 antwortet.',
    },
    'finesse.signOnHosts': {
      name: 'Finesse: Server der einmaligen Anmeldung (SSO)',
      explain:
        'An Standorten mit SSO: die Server, die das Anmeldefenster neben Finesse selbst aufrufen darf, etwa ids.example.com:8553 und login.example.com. Leer: jeder Server, nur über https.',
    },
    'finesse.idlePollMs': {
      name: 'Finesse: Abstand des Lesens',
      explain:
        'Wie oft der Status des Agenten gelesen wird, wenn nichts geschieht, in Millisekunden.',
    },
    'finesse.activePollMs': {
      name: 'Finesse: Abstand des Lesens bei wartender Änderung',
      explain:
        'Wie oft er gelesen wird, während eine Änderung auf das Ende eines Anrufs wartet, in Millisekunden.',
    },
    'returnToReady.afterMs': {
      name: 'Zeit bis Bereit',
      explain:
        'Wie lange die Präsenz frei sein muss, bevor die App auf Bereit zurückgeht, in Millisekunden.',
    },
    'returnToReady.onlyAtDesk': {
      name: 'Bereit nur am Platz',
      explain:
        'Mit Bereit warten, bis jemand wieder am PC ist, damit kein Anruf am leeren Platz klingelt.',
    },
    'returnToReady.maxOwnedMs': {
      name: 'Längstes Nicht bereit der App',
      explain: 'Nach dieser Zeit bleibt Bereit dem Menschen überlassen, in Millisekunden.',
    },
    fallbackReason: {
      name: 'Grundcode, wenn der einer Regel fehlt',
      explain:
        'Bezeichnung oder Nummer eines Grundcodes für Nicht bereit. Leer: Es wird nichts geändert, und die App nennt den fehlenden Code.',
    },
    'limits.changesPer10Min': {
      name: 'Höchstzahl der Änderungen in zehn Minuten',
      explain: 'Danach fragt die App nur noch.',
    },
    'limits.confirmWithinMs': {
      name: 'Zeit, in der sich eine Änderung zeigen muss',
      explain:
        'Wie lange eine angenommene Änderung brauchen darf, bis Finesse sie zeigt, in Millisekunden.',
    },
    notifications: {
      name: 'Hinweise',
      explain: 'Welche Hinweise der Mensch sieht: alle, nur Änderungen oder keine.',
    },
  },
  choices: {
    auto: 'selbst handeln',
    ask: 'vorher fragen',
    observe: 'nur beobachten',
    notReady: 'Nicht bereit setzen',
    clear: 'nichts steht Bereit entgegen',
    hold: 'nichts ändern',
    all: 'alle',
    changes: 'nur Änderungen',
    none: 'keine',
  },
  labels: {
    mode: 'Modus',
    notReady: 'Richtung Nicht bereit',
    ready: 'Richtung Bereit',
    action: 'Was sie verlangt',
    reason: 'Grundcode (Bezeichnung oder Nummer; leer: wie eingebaut)',
    enterAfterMs: 'Wenn sie so lange dauert (Millisekunden)',
  },
  clientSecret: {
    name: 'Webex-Integration: Client-Secret',
    explain:
      'Das Client-Secret der eigenen Webex-Integration Ihrer Organisation. Jeder am PC kann es hier lesen; lesen Sie zuerst das Administratorhandbuch. Die App legt es beim ersten Start in den Tresor des Benutzers; danach stellen Sie diese Richtlinie auf Nicht konfiguriert zurück. Kein anderes Geheimnis wird je aus einer Richtlinie übernommen.',
  },
  builtIn: (value) => `Eingebaut: ${value}.`,
  bounds: (min, max) => `Von ${min} bis ${max}.`,
  onePerLine: (max) => `Ein Eintrag je Zeile, höchstens ${max}.`,
  rule: (presence) => ({
    name: `Präsenz "${presence}"`,
    explain: `Was die Webex-Präsenz "${presence}" verlangt: Nicht bereit mit einem Grundcode, nichts gegen Bereit, oder keine Änderung. Eine Regel für Nicht bereit braucht einen Grundcode, den es in Finesse gibt und der dem Team des Agenten zugewiesen ist.`,
  }),
};
