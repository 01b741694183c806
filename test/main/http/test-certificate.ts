/** Makes real certificates of any name, age and issuer for tests, without a tool that may not be there (X.509 in DER, RFC 5280). */
import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  /** SHA-256, upper case with colons. */
  readonly fingerprint: string;
}

export interface CertificateWishes {
  readonly names?: readonly string[];
  readonly notAfter?: Date;
  /** May sign others. */
  readonly authority?: boolean;
  /** Left out for a self-signed one. */
  readonly issuer?: TestCertificate;
}

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const TRUE = Buffer.from('0101ff', 'hex');

const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 0x04;
const BITS = 0x03;
const INTEGER = 0x02;
const UTF8 = 0x0c;
const TIME = 0x18;
/** Context tags of the structure and of the kinds of a subject's name. */
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

let made = 0;

export function makeCertificate(wishes: CertificateWishes = {}): TestCertificate {
  const { names = ['127.0.0.1'], notAfter = new Date('2049-01-01'), authority = false } = wishes;
  made += 1;
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = nameOf(`test ${made}`);
  const { issuer } = wishes;
  const issuerName = issuer ? subjectOf(issuer) : subject;
  const body = sequence(
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1, made])),
    sequence(ECDSA_WITH_SHA256),
    issuerName,
    sequence(time(new Date('2020-01-01')), time(notAfter)),
    subject,
    own.publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, sequence(altNames(names), ...(authority ? [mayIssue()] : []))),
  );
  const signature = sign('sha256', body, issuer ? issuer.key : own.privateKey);
  const bits = der(BITS, Buffer.concat([Buffer.from([0]), signature]));
  return finished(sequence(body, sequence(ECDSA_WITH_SHA256), bits), own.privateKey);
}

function finished(raw: Buffer, privateKey: KeyObject): TestCertificate {
  const certificate = new X509Certificate(raw);
  return {
    cert: certificate.toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: certificate.fingerprint256,
  };
}

function subjectOf({ cert }: TestCertificate): Buffer {
  return nameOf(new X509Certificate(cert).subject.replace('CN=', ''));
}

function nameOf(text: string): Buffer {
  return sequence(der(SET, sequence(COMMON_NAME, der(UTF8, Buffer.from(text)))));
}

function altNames(names: readonly string[]): Buffer {
  const all = names.map((name) =>
    isIP(name) === 4
      ? der(IP_ADDRESS, Buffer.from(name.split('.').map(Number)))
      : der(DNS_NAME, Buffer.from(name)),
  );
  return sequence(SUBJECT_ALT_NAME, der(OCTETS, sequence(...all)));
}

function mayIssue(): Buffer {
  return sequence(BASIC_CONSTRAINTS, TRUE, der(OCTETS, sequence(TRUE)));
}

function time(at: Date): Buffer {
  return der(TIME, Buffer.from(at.toISOString().replace(/[-:T]|\.\d+/g, '')));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(SEQUENCE, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}
