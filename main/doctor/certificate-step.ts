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
  title: 'Certificates of Finesse',
  examine: examineCertificates,
};

/** Time enough to have a new one signed. */
const RENEW_BEFORE_MS = 30 * DAY_MS;
const LOOK_MS = 5 * SECOND_MS;

async function examineCertificates(examination: Examination): Promise<Finding> {
  const { found } = examination;
  if (found.connected.length === 0) return skipped('No Finesse server can be reached.');
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
  const url = new URL(examination.ports.of(node));
  if (url.protocol !== 'https:') {
    return passed(`${url.host} needs none: it is on this machine, and nothing leaves it.`);
  }
  const broken = !info.ok && info.failure.kind === 'unreachable' ? info.failure : undefined;
  if (broken) return failing(`${broken.detail}, although its port is open.`);
  const refused = !info.ok && info.failure.kind === 'untrusted' ? info.failure : undefined;
  const shown = await shownBy(examination, url);
  if (!shown.ok) {
    return refused ? failing(`${refused.detail}.`) : passed(`${url.host} is believed.`);
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

function trusted({ settings, wallNow }: Examination, url: URL, shown: X509Certificate): Finding {
  const until = Date.parse(shown.validTo);
  const how = isPinned(settings.finesse.pinnedCertificates, shown)
    ? 'is believed because it is pinned'
    : `is vouched for by ${nameIn(shown.issuer)}`;
  const words = `${url.host} shows a certificate that ${how}, good until ${dayOf(until)}`;
  if (until - wallNow() > RENEW_BEFORE_MS) return passed(`${words}.`);
  return warning(`${words}; it has to be renewed soon, or this app will stop.`);
}

function distrusted(
  { settings, wallNow }: Examination,
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
    return failing(
      `${url.host} shows a certificate for another name (${names}). Use that name in finesse.nodes; pinning does not help here.`,
    );
  }
  if (Date.parse(shown.validTo) < wallNow()) {
    return failing(
      `${url.host} shows a certificate that expired on ${dayOf(Date.parse(shown.validTo))}. The administrator has to renew it; pinning does not help here.`,
    );
  }
  if (Date.parse(shown.validFrom) > wallNow()) {
    return failing(
      `${url.host} shows a certificate that is good only from ${dayOf(Date.parse(shown.validFrom))} on. Check the clock of this machine.`,
    );
  }
  if (pins.length === 0 || isPinned(pins, shown)) {
    return failing(
      `${url.host} shows a certificate that no authority known to this machine vouches for (${/\(([A-Z_]+)\)/.exec(failure.detail)?.[1] ?? 'unknown issuer'}), issued by ${nameIn(shown.issuer)}. ` +
        'Have it signed by your own authority, or compare the fingerprint with the one in the administration of that very server and add it to finesse.pinnedCertificates: ' +
        `SHA-256 ${shown.fingerprint256}.`,
    );
  }
  return failing(
    `${url.host} shows another certificate than the pinned ones. If nobody has renewed it, somebody may be listening in: ask the administrator before anything else. ` +
      `Shown: SHA-256 ${shown.fingerprint256}. Pinned: ${pins.map(withColons).join(', ')}.`,
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
