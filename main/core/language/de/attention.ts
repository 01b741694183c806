/** German: what the person or IT must do. */
import type { ATTENTION as ENGLISH } from '../en/attention.ts';
import type { Translated } from '../message.ts';

export const ATTENTION: Translated<typeof ENGLISH> = {
  'attention.finesseCredentials':
    'Finesse hat Ihre Anmeldung nicht angenommen. Es wird nichts mehr gesendet, denn fünf abgelehnte Anmeldungen in Folge sperren Ihr Konto. Versuchen Sie es am Finesse-Desktop. Gelingt es dort, geben Sie hier Ihr Kennwort neu ein. Scheitern auch andere, ist vielleicht das Verzeichnis dahinter ausgefallen.',
  'attention.finesseSignOn':
    'Bei Finesse meldet Sie Ihre Organisation an (Single Sign-on). Bitte melden Sie sich unter „Konten“ an; bis dahin wird dort nichts gelesen oder geändert.',
  'attention.finesseUnavailable': 'Finesse ist nicht nutzbar: {detail}. {help}',
  'attention.webexCredentials':
    'Webex hat Ihre Anmeldung nicht angenommen ({detail}). Bitte melden Sie sich neu bei Webex an.',
  'attention.webexUnavailable': 'Ihre Webex-Präsenz ist nicht lesbar: {detail}. {help}',
  'attention.webexScopesNarrow':
    'Webex hat dieser App für die Live-Präsenz zu wenig erlaubt (es fehlt: {scopes}), deshalb wird Ihre Präsenz von Zeit zu Zeit abgefragt. Für Live-Präsenz melden Sie sich neu an und stimmen Sie allem zu, oder fragen Sie Ihren Administrator.',
  'attention.both': '{first} und {second}',
  'attention.webexSignInEnds':
    'Ihre Anmeldung bei Webex {days, plural, =0 {endet heute} one {endet innerhalb eines Tages} other {endet innerhalb von # Tagen}}. Bitte melden Sie sich vorher neu bei Webex an.',
  'attention.webexSignInNotKept':
    'Ihre erneuerte Anmeldung bei Webex lässt sich nicht im Tresor dieses Computers aufbewahren. Vorerst gilt sie; nach einem Neustart müssen Sie sich vielleicht neu anmelden.',
  'attention.webexAccountChanged':
    'Diese App folgt jetzt der Webex-Präsenz von {name}; zuletzt war es {before}. Wenn Sie Nicht bereit sind, entscheiden Sie selbst, wann Sie auf Bereit wechseln.',
  'attention.presenceHidden':
    'Webex teilt Ihren Status nicht. Schalten Sie in der Webex-App „Meinen Status teilen“ ein, oder fragen Sie Ihren Administrator.',
  'attention.reasonCodesMissing':
    'Ihrem Team {count, plural, one {fehlt der Ursachencode} other {fehlen die Ursachencodes}} {labels} in Finesse. Bitten Sie Ihren Administrator, {count, plural, one {ihn anzulegen} other {sie anzulegen}} und Ihrem Team zuzuweisen.',
  'attention.reasonCodesUnavailable':
    'Die Liste Ihrer Ursachencodes ist nicht lesbar: {detail}. Bitte informieren Sie Ihren Administrator.',
  'attention.changeFailed':
    'Finesse hat Ihren Status nicht geändert: {detail}. Es wird vorerst nicht erneut versucht; bitte prüfen Sie Ihren Status selbst.',
  'attention.tooManyChanges':
    'Ihr Status wurde innerhalb von zehn Minuten {count, plural, =1 {einmal geändert} other {#-mal geändert}}, das ist die Grenze. Ab jetzt werden Sie vorher gefragt.',
  'attention.recordRefused':
    'Was diese App sich beim letzten Lauf gemerkt hat, wird nicht verwendet: {detail}. Wenn Sie Nicht bereit sind, entscheiden Sie selbst, wann Sie auf Bereit wechseln.',

  'help.signInAgain': 'Bitte melden Sie sich neu an.',
  'help.administrator': 'Bitte informieren Sie Ihren Administrator.',
  'help.byItself': 'Diese App versucht es von selbst wieder; bis dahin wird nichts geändert.',

  'ended.finesseCredentials': 'Finesse wird wieder mit Ihrer Anmeldung gefragt.',
  'ended.finesseSignOn': 'Sie sind wieder bei Finesse angemeldet.',
  'ended.finesseUnavailable': 'Finesse antwortet wieder.',
  'ended.webexCredentials': 'Webex nimmt Ihre Anmeldung wieder an.',
  'ended.webexUnavailable': 'Ihre Webex-Präsenz ist wieder lesbar.',
  'ended.webexScopesNarrow': 'Webex hat alles erlaubt, was die Live-Präsenz braucht.',
  'ended.webexSignInEnds': 'Ihre Anmeldung bei Webex gilt wieder länger.',
  'ended.webexSignInNotKept': 'Ihre Anmeldung bei Webex wird wieder im Tresor aufbewahrt.',
  'ended.webexAccountChanged': 'Diese App bleibt bei dem Webex-Konto, dem sie folgt.',
  'ended.presenceHidden': 'Webex teilt Ihren Status wieder.',
  'ended.reasonCodesMissing': 'Es fehlt kein Ursachencode mehr.',
  'ended.reasonCodesUnavailable': 'Die Liste Ihrer Ursachencodes ist wieder lesbar.',
  'ended.changeFailed': 'Der gescheiterte Wechsel spielt keine Rolle mehr.',
  'ended.tooManyChanges': 'Sie haben gewählt, wie es nach zu vielen Wechseln weitergeht.',
  'ended.recordRefused':
    'Was diese App sich beim letzten Lauf gemerkt hat, spielt keine Rolle mehr.',
};
