/** Certificates over real TLS: verified as ever, and a pin believes one certificate at one host, nothing more. */
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHttpClient, type HttpRequest } from '../../../main/http/http-client.ts';
import { makeCertificate, type TestCertificate } from './test-certificate.ts';

async function startServer({ cert, key }: TestCertificate, chain: readonly TestCertificate[] = []) {
  const served: string[] = [];
  const whole = [cert, ...chain.map((one) => one.cert)].join('');
  const server = https.createServer({ cert: whole, key }, (request, response) => {
    served.push(request.method ?? '');
    response.end('hello');
  });
  const connections: Socket[] = [];
  server.prependListener('connection', (socket: Socket) => void connections.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, host, served, connections };
}

function startClient(...pins: readonly string[]) {
  const client = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 1_000, pins });
  onTestFinished(() => client.close());
  return client;
}

function ask(host: string, method: HttpRequest['method'] = 'GET'): HttpRequest {
  return { method, url: `https://${host}/`, headers: { Authorization: 'Basic c2VjcmV0' } };
}

const WELCOME = { ok: true, value: { status: 200, body: 'hello' } };
const own = makeCertificate();

describe('a self-signed certificate', () => {
  it('without pins is told with its fingerprint, and nothing is sent', async () => {
    const { host, served } = await startServer(own);
    const outcome = await startClient().send(ask(host));
    expect(outcome).toMatchObject({ failure: { kind: 'untrusted', mayHaveArrived: false } });
    expect(outcome).toHaveProperty('failure.detail', expect.stringContaining(own.fingerprint));
    expect(outcome).toHaveProperty('failure.detail', expect.stringContaining('SELF_SIGNED'));
    expect(served).toEqual([]);
  });

  it('is refused whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { host, served } = await startServer(own);
    expect(await startClient().send(ask(host))).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(served).toEqual([]);
  });

  it.each([
    ['as a viewer shows it', own.fingerprint],
    ['without colons', own.fingerprint.replaceAll(':', '')],
    ['in lower case', own.fingerprint.toLowerCase()],
  ])('is believed when it is pinned %s', async (_, pin) => {
    const { host, served, connections } = await startServer(own);
    const { send } = startClient('00'.repeat(32), pin);
    expect(await send(ask(host, 'PUT'))).toMatchObject(WELCOME);
    expect(await send(ask(host))).toMatchObject(WELCOME);
    expect(served).toEqual(['PUT', 'GET']);
    // The usual check, the look, and one connection for all requests.
    expect(connections).toHaveLength(3);
  });

  it('that matches no pin is refused, with what to compare', async () => {
    const { host, served } = await startServer(own);
    const outcome = await startClient('ab'.repeat(32)).send(ask(host));
    expect(outcome).toMatchObject({ failure: { kind: 'untrusted' } });
    const { detail } = (outcome as { failure: { detail: string } }).failure;
    expect(detail).toContain(own.fingerprint);
    expect(detail).toMatch(/differs from the pinned ones; compare it with/);
    expect(served).toEqual([]);
  });

  it.each([
    ['for another name', { names: ['finesse.example.com'] }, /another name/],
    ['that has expired', { notAfter: new Date('2021-01-01') }, /expired/],
  ])('%s is refused although it is pinned', async (_, wishes, words) => {
    const wrong = makeCertificate(wishes);
    const { host, served } = await startServer(wrong);
    const outcome = await startClient(wrong.fingerprint).send(ask(host));
    expect(outcome).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(outcome).toHaveProperty('failure.detail', expect.stringMatching(words));
    expect(served).toEqual([]);
  });
});

describe('a certificate of an authority that nobody knows', () => {
  const authority = makeCertificate({ authority: true });
  const leaf = makeCertificate({ issuer: authority });

  it.each([
    ['alone', []],
    ['with its chain', [authority]],
  ])('is believed when it is pinned itself (%s)', async (_, chain) => {
    const { host } = await startServer(leaf, chain);
    expect(await startClient(leaf.fingerprint).send(ask(host))).toMatchObject(WELCOME);
  });

  it('is not believed for the sake of a pinned authority', async () => {
    const { host, served } = await startServer(leaf, [authority]);
    const outcome = await startClient(authority.fingerprint).send(ask(host));
    expect(outcome).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(served).toEqual([]);
  });

  it('is refused where the pinned authority itself was met before', async () => {
    const { host, server, served } = await startServer(authority);
    const { send } = startClient(authority.fingerprint);
    expect(await send(ask(host))).toMatchObject(WELCOME);
    server.setSecureContext({ cert: leaf.cert + authority.cert, key: leaf.key });
    server.closeAllConnections();
    expect(await send(ask(host))).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(served).toEqual(['GET']);
  });
});

describe('a pin', () => {
  it('says nothing of another host', async () => {
    const [first, second] = [await startServer(own), await startServer(makeCertificate())];
    const { send } = startClient(own.fingerprint);
    expect(await send(ask(first.host))).toMatchObject(WELCOME);
    expect(await send(ask(second.host))).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(await send(ask(first.host))).toMatchObject(WELCOME);
    expect(second.served).toEqual([]);
  });

  it('does not cover a certificate that changed, until it is pinned as well', async () => {
    const next = makeCertificate();
    for (const pins of [[own.fingerprint], [own.fingerprint, next.fingerprint]]) {
      const { host, server, served } = await startServer(own);
      const { send } = startClient(...pins);
      expect(await send(ask(host))).toMatchObject(WELCOME);
      server.setSecureContext({ cert: next.cert, key: next.key });
      server.closeAllConnections();
      const outcome = await send(ask(host));
      if (pins.length > 1) expect(outcome).toMatchObject(WELCOME);
      else
        expect(outcome).toHaveProperty('failure.detail', expect.stringContaining(next.fingerprint));
      expect(served).toHaveLength(pins.length);
    }
  });

  it('is checked again on the connection that carries the request', async () => {
    const { host, server, served, connections } = await startServer(own);
    const impostor = makeCertificate();
    server.prependListener('connection', () => {
      if (connections.length < 2) return;
      server.setSecureContext({ cert: impostor.cert, key: impostor.key });
    });
    const outcome = await startClient(own.fingerprint).send(ask(host));
    expect(outcome).toMatchObject({ failure: { kind: 'untrusted' } });
    expect(connections).toHaveLength(3);
    expect(served).toEqual([]);
  });
});

it('a server that is closed while its certificate is looked at costs no more than the request', async () => {
  const { host, server, connections } = await startServer(own);
  server.prependListener('connection', (socket: Socket) => {
    if (connections.length === 1) socket.destroy();
  });
  const outcome = await startClient(own.fingerprint).send(ask(host));
  expect(outcome).toMatchObject({ failure: { kind: 'untrusted' } });
});
