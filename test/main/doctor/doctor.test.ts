/** The examination over real connections: what is told, step by step, and what is never done. */
import https from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { speakerOf } from '../../../main/core/language/speaker.ts';
import { failed, success } from '../../../main/core/outcome.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import { DEFAULT_AGENT } from '../../simulators/finesse/simulator.ts';
import { makeCertificate, type TestCertificate } from '../http/test-certificate.ts';
import { examine, settingsOf, startPatient } from './doctor-fixture.ts';

const ID = DEFAULT_AGENT.loginId;

describe('of a healthy machine', () => {
  it('every step passes or is left out, each told from waiting to its end', async () => {
    const patient = await startPatient();
    const { result, steps, told } = await examine(patient);
    expect(steps.map(({ name, result: how }) => [name, how])).toEqual([
      ['proxy', 'passed'],
      ['dns', 'passed'],
      ['tcp', 'passed'],
      ['tls', 'passed'],
      ['systemInfo', 'passed'],
      ['authMode', 'passed'],
      ['credentials', 'passed'],
      ['reasonCodes', 'passed'],
      ['webex', 'passed'],
      ['clock', 'passed'],
      ['token', 'passed'],
      ['scopes', 'skipped'],
      ['live', 'skipped'],
    ]);
    expect(result).toBe('passed');
    for (const { name, sentence } of steps) {
      const results = told.filter((one) => one.name === name).map((one) => one.result);
      expect(results.slice(0, 2)).toEqual(['waiting', 'running']);
      expect(results).toHaveLength(3);
      expect(sentence).toMatch(/^[A-Z0-9].*\.$/s);
    }
  });

  it('every title and sentence is in the language of the person', async () => {
    const patient = await startPatient();
    const english = (await examine(patient)).steps;
    const { steps } = await examine(patient, { say: speakerOf('de').say });
    expect(steps.find(({ name }) => name === 'credentials')?.title).toBe('Anmeldung bei Finesse');
    for (const [index, { name, sentence }] of steps.entries()) {
      expect([name, sentence]).not.toEqual([name, english[index]?.sentence]);
    }
  });

  it('nothing is written, and the password is sent with three requests at most', async () => {
    const patient = await startPatient();
    await examine(patient);
    const { requests } = patient.finesse;
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(requests.filter(({ user }) => user !== undefined).length).toBeLessThanOrEqual(3);
  });

  it('live presence is tried and left without a trace', async () => {
    const patient = await startPatient();
    const settings = settingsOf(patient, {}, true);
    const { step } = await examine(patient, { settings });
    expect(step('live')).toMatchObject({ result: 'passed' });
    expect(patient.webex.messages.length).toBeGreaterThan(0);
    await expect.poll(() => patient.webex.deviceCount).toBe(0);
  });

  it('the second node is learned from the first', async () => {
    const patient = await startPatient();
    const [first] = patient.finesse.urls;
    const { step } = await examine(patient, { settings: settingsOf(patient, { nodes: [first] }) });
    expect(step('systemInfo').result).toBe('passed');
    expect(step('systemInfo').sentence).toContain('learned from the first');
    expect(patient.finesse.requests.some(({ node }) => node === 1)).toBe(true);
  });
});

describe('of a sign-in that Finesse refuses', () => {
  const wrong = () => Promise.resolve(success('not-the-password'));

  it('sends the password once and says why not again', async () => {
    const patient = await startPatient();
    const { result, step } = await examine(patient, { finessePassword: wrong });
    expect(step('credentials').result).toBe('failed');
    expect(step('credentials').sentence).toContain('five wrong tries lock the account');
    expect(step('credentials').sentence).toContain('directory');
    expect(step('reasonCodes').result).toBe('skipped');
    expect(result).toBe('failed');
    const signed = patient.finesse.requests.filter(({ user }) => user !== undefined);
    expect(signed.map(({ path, status }) => [path, status])).toEqual([
      [`/finesse/api/User/${ID}`, 401],
    ]);
  });

  it('sends nothing where it was refused before', async () => {
    const patient = await startPatient();
    const { step } = await examine(patient, { finesseRefused: true });
    expect(step('credentials').result).toBe('failed');
    expect(patient.finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
  });

  it('names what is missing where nobody is signed in', async () => {
    const patient = await startPatient();
    const nobody = () => Promise.resolve(failed('credentials', 'nobody is signed in'));
    const { step } = await examine(patient, { finessePassword: nobody, webex: nobody });
    expect(step('credentials')).toMatchObject({
      result: 'failed',
      sentence: 'nobody is signed in.',
    });
    expect(step('token').result).toBe('failed');
    expect(step('scopes').result).toBe('skipped');
  });

  it.each(['SSO', 'HYBRID'] as const)('sends no password where %s is used', async (authMode) => {
    const patient = await startPatient({ authMode });
    if (authMode === 'HYBRID') {
      const body = '<UserAuthMode><authMode>SSO</authMode></UserAuthMode>';
      patient.finesse.faults.answerNext(9, { status: 200, body }, { path: /UserAuthMode/ });
    }
    const { step } = await examine(patient);
    expect(step('authMode').sentence).toContain('single sign-on');
    expect(step('credentials').result).toBe('skipped');
    expect(patient.finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
  });

  it('asks for the sign-in first where a site wants it even for SystemInfo', async () => {
    const patient = await startPatient();
    patient.finesse.faults.infoWantsSignIn = true;
    const { step } = await examine(patient);
    expect(step('systemInfo').sentence).toContain('only after the sign-in');
    expect(step('credentials').result).toBe('passed');
  });
});

describe('of a network in trouble', () => {
  it('one node down is worth a look, both down is a failure that nothing follows', async () => {
    const patient = await startPatient();
    await patient.finesse.nodeDown(1);
    const half = await examine(patient);
    expect(half.step('tcp').result).toBe('warning');
    expect(half.step('tcp').sentence).toContain('refuses the connection');
    expect(half.step('credentials').result).toBe('passed');
    await patient.finesse.nodeDown(0);
    const none = await examine(patient);
    expect(none.step('tcp').result).toBe('failed');
    for (const name of ['tls', 'systemInfo', 'authMode', 'credentials', 'reasonCodes']) {
      expect(none.step(name).result).toBe('skipped');
    }
    expect(none.step('token').result).toBe('passed');
  });

  it('a name that nobody knows is told as such', async () => {
    const patient = await startPatient();
    const nodes = ['https://finesse.invalid:8445'];
    const { step } = await examine(patient, { settings: settingsOf(patient, { nodes }) });
    expect(step('dns').result).toBe('failed');
    expect(step('dns').sentence).toContain('finesse.invalid');
  });

  it('the way through a proxy is told without its password', async () => {
    const patient = await startPatient();
    const proxy = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const proxyFor = () => Promise.resolve(`http://jo:hush@127.0.0.1:${String(port)}`);
    const { step, steps } = await examine(patient, { proxyFor });
    expect(step('proxy').sentence).toContain(`through the proxy 127.0.0.1:${String(port)}`);
    expect(step('tcp').sentence).toContain('its proxy');
    expect(JSON.stringify(steps)).not.toContain('hush');
  });

  it('a node that has lost the contact centre is told as out of service', async () => {
    const patient = await startPatient();
    patient.finesse.faults.outOfService = true;
    const { step } = await examine(patient);
    expect(step('systemInfo').result).toBe('failed');
    expect(step('systemInfo').sentence).toContain('out of service');
    expect(step('credentials').result).toBe('skipped');
  });

  it('Webex out of reach and a clock that is wrong are told', async () => {
    const patient = await startPatient();
    const settings = settingsOf(patient);
    await patient.webex.stop();
    const wallNow = () => Date.now() + 3_600_000;
    const { step } = await examine(patient, { settings, wallNow });
    expect(step('webex').result).toBe('failed');
    expect(step('token').result).toBe('skipped');
    expect(step('clock').result).toBe('warning');
    expect(step('clock').sentence).toContain('60 minutes ahead of');
  });

  it('a token that Webex refuses, and a status that is not shared', async () => {
    const patient = await startPatient();
    patient.webex.shareStatus(false);
    expect((await examine(patient)).step('token').result).toBe('warning');
    const access = fixedAccess('not-a-token');
    const webex = () => Promise.resolve(success({ access, live: false }));
    const { step } = await examine(patient, { webex });
    expect(step('token').result).toBe('failed');
    expect(step('token').sentence).toContain('sign in to Webex again');
  });
});

describe('of the reason codes', () => {
  it('lists what is missing with free numbers that every platform takes', async () => {
    const reasonCodes = [
      { label: 'Lunch', code: 301 },
      { label: 'Webex Call', code: 40 },
      { label: 'Prep', code: 303 },
    ];
    const patient = await startPatient({ reasonCodes });
    const { step } = await examine(patient);
    expect(step('reasonCodes').result).toBe('failed');
    expect(step('reasonCodes').sentence).toContain(
      '"Webex Meeting" 302, "Webex DND" 304, "Webex Unavailable" 305.',
    );
    expect(step('reasonCodes').table).toBe(
      '302\tWebex Meeting\n304\tWebex DND\n305\tWebex Unavailable',
    );
  });

  it('has a word for a team without any', async () => {
    const patient = await startPatient({ reasonCodes: [] });
    expect((await examine(patient)).step('reasonCodes').result).toBe('warning');
  });
});

describe('of certificates', () => {
  async function startTls(certificate: TestCertificate) {
    const server = https.createServer(certificate, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  const examineTls = async (certificate: TestCertificate, pins: readonly string[] = []) => {
    const patient = await startPatient();
    const nodes = [await startTls(certificate)];
    const { step } = await examine(patient, { settings: settingsOf(patient, { nodes, pins }) });
    return step('tls');
  };
  const own = makeCertificate();

  it('an unknown issuer: the fingerprint to compare is shown', async () => {
    const { result, sentence } = await examineTls(own);
    expect(result).toBe('failed');
    expect(sentence).toContain(own.fingerprint);
    expect(sentence).toContain('finesse.pinnedCertificates');
  });

  it('a pinned one passes, and one about to expire is worth a look', async () => {
    expect((await examineTls(own, [own.fingerprint])).result).toBe('passed');
    const soon = makeCertificate({ notAfter: new Date(Date.now() + 5 * 86_400_000) });
    const look = await examineTls(soon, [soon.fingerprint.replaceAll(':', '').toLowerCase()]);
    expect(look.result).toBe('warning');
    expect(look.sentence).toContain('renewed soon');
  });

  it('another one than the pinned: both fingerprints, and an alarm', async () => {
    const other = makeCertificate();
    const { result, sentence } = await examineTls(own, [other.fingerprint]);
    expect(result).toBe('failed');
    expect(sentence).toContain(own.fingerprint);
    expect(sentence).toContain(other.fingerprint);
    expect(sentence).toContain('listening in');
  });

  it.each([
    ['for another name', { names: ['finesse.example.com'] }, 'finesse.example.com'],
    ['that has expired', { notAfter: new Date('2021-05-04') }, '2021-05-04'],
  ])('%s: pinning does not help', async (_, wishes, told) => {
    const bad = makeCertificate(wishes);
    const { result, sentence } = await examineTls(bad, [bad.fingerprint]);
    expect(result).toBe('failed');
    expect(sentence).toContain(told);
    expect(sentence).toContain('pinning does not help');
  });
});
