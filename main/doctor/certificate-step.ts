/** Whether the Finesse nodes show a certificate that may be believed, and in plain words why not. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import { DAY_MS, SECOND_MS } from '../core/time.ts';
import { decodeSystemInfo, type SystemInfo } from '../finesse/documents.ts';
import { lookAtCertificate } from '../http/certificate.ts';
import {
  failing,
  passed,
  skipped,
  together,
  warning,
  type Examination,
  type ExaminationStep,
  type Finding,
} from './examination.ts';

export const CERTIFICATE_STEP: ExaminationStep = {
  name: 'tls',
  title: 'step.tls',
  examine: examineCertificates,
};

/** Time enough to have a new one signed. */
const RENEW_BEFORE_MS = 30 * DAY_MS;
const LOOK_MS = 5 * SECOND_MS;

async function examineCertificates(examination: Examination): Promise<Finding> {
  const { found, say } = examination;
  if (found.connected.length === 0) return skipped(say('doctor.nothingReached'));
  const findings: Finding[] = [];
  for (const node of found.connected) {
    const info = await askInfo(examination, node);
    found.answers = [...found.answers, { node, info }];
    findings.push(await judge(examination, node, info));
  }
  return together(findings);
}

/** The app's own way to it, so that what is told here is what the app meets. Nobody's name is sent. */
export async function askInfo(
  { finesse, found, wallNow }: Examination,
  node: string,
): Promise<Outcome<SystemInfo>> {
  const answer = await finesse.ask({ node, path: 'SystemInfo', anonymous: true });
  if (!answer.ok) return answer;
  const { body, host, serverTime } = answer.value;
  if (serverTime !== undefined) {
    found.clocks = [...found.clocks, { host, aheadMs: serverTime - wallNow() }];
  }
  return decodeSystemInfo(body, host);
}

async function judge(
  examination: Examination,
  node: string,
  info: Outcome<SystemInfo>,
): Promise<Finding> {
  const { say } = examination;
  const url = new URL(examination.ports.of(node));
  if (url.protocol !== 'https:') {
    return passed(say('doctor.tlsNotNeeded', { host: url.host }));
  }
  const broken = !info.ok && info.failure.kind === 'unreachable' ? info.failure : undefined;
  if (broken) return failing(say('doctor.portOpen', { detail: broken.detail }));
  const refused = !info.ok && info.failure.kind === 'untrusted' ? info.failure : undefined;
  const shown = await shownBy(examination, url);
  if (!shown.ok) {
    return refused
      ? failing(`${refused.detail}.`)
      : passed(say('doctor.believed', { host: url.host }));
  }
  return refused
    ? distrusted(examination, url, shown.value, refused)
    : trusted(examination, url, shown.value);
}

async function shownBy({ proxyFor }: Examination, url: URL): Promise<Outcome<X509Certificate>> {
  // The look goes there directly; through a proxy it would fail or show something else.
  const isDirect = (await proxyFor(url.href)) === undefined;
  const shown = isDirect ? await lookAtCertificate(url, AbortSignal.timeout(LOOK_MS)) : undefined;
  return shown ? success(new X509Certificate(shown.pem)) : failed('unreachable', 'none was shown');
}

function trusted(
  { say, settings, wallNow }: Examination,
  url: URL,
  shown: X509Certificate,
): Finding {
  const until = Date.parse(shown.validTo);
  const facts = { host: url.host, day: dayOf(until) };
  const words = isPinned(settings.finesse.pinnedCertificates, shown)
    ? say('doctor.pinned', facts)
    : say('doctor.vouched', { ...facts, issuer: nameIn(shown.issuer) });
  if (until - wallNow() > RENEW_BEFORE_MS) return passed(words);
  return warning(`${words} ${say('doctor.renewSoon')}`);
}

function distrusted(
  { say, settings, wallNow }: Examination,
  url: URL,
  shown: X509Certificate,
  failure: Failure,
): Finding {
  const pins = settings.finesse.pinnedCertificates;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const named = isIP(host) === 0 ? shown.checkHost(host) : shown.checkIP(host);
  if (named === undefined) {
    const names =
      shown.subjectAltName?.replaceAll(/DNS:|IP Address:/g, '') ?? nameIn(shown.subject);
    return failing(say('doctor.otherName', { host: url.host, names }));
  }
  if (Date.parse(shown.validTo) < wallNow()) {
    const day = dayOf(Date.parse(shown.validTo));
    return failing(say('doctor.expired', { host: url.host, day }));
  }
  if (Date.parse(shown.validFrom) > wallNow()) {
    const day = dayOf(Date.parse(shown.validFrom));
    return failing(say('doctor.notYetValid', { host: url.host, day }));
  }
  if (pins.length === 0 || isPinned(pins, shown)) {
    return failing(
      say('doctor.nobodyVouches', {
        host: url.host,
        code: /\(([A-Z_]+)\)/.exec(failure.detail)?.[1] ?? say('doctor.unknownIssuer'),
        issuer: nameIn(shown.issuer),
        fingerprint: shown.fingerprint256,
      }),
    );
  }
  return failing(
    say('doctor.otherCertificate', {
      host: url.host,
      shown: shown.fingerprint256,
      pins: pins.map(withColons).join(', '),
    }),
  );
}

function isPinned(pins: readonly string[], shown: X509Certificate): boolean {
  return pins.some((pin) => withColons(pin) === shown.fingerprint256);
}

function withColons(pin: string): string {
  return pin
    .replaceAll(':', '')
    .toUpperCase()
    .replaceAll(/..(?=.)/g, '$&:');
}

/** The common name, else the whole name. */
function nameIn(distinguished: string): string {
  return /(?:^|\n)CN=(.+)/.exec(distinguished)?.[1] ?? distinguished.replaceAll('\n', ', ');
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
