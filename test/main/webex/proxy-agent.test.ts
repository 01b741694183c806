/** The way through the network: over real proxies, real TLS, and by what the environment says. */
import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { environmentProxy, ProxyAgent, type Network } from '../../../main/webex/proxy-agent.ts';
import { startWebexSimulator } from '../../simulators/webex/simulator.ts';
import { startConnectProxy } from '../../support/connect-proxy.ts';
import { makeCertificate } from '../http/test-certificate.ts';
import { listenTo } from './listening.ts';

const own = makeCertificate({ names: ['localhost'] });

async function startServer() {
  const server = https.createServer({ cert: own.cert, key: own.key }, (_request, response) => {
    response.end('hello');
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    sockets.close();
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

async function startProxy() {
  const proxy = await startConnectProxy();
  onTestFinished(() => proxy.stop());
  return proxy;
}

function ask(host: string, network: Network): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = https.get(`https://${host}/`, { agent: new ProxyAgent(network) }, (answer) => {
      let text = String(answer.statusCode);
      answer.on('data', (part: Buffer) => (text += ` ${part.toString()}`));
      answer.on('end', () => resolve(text));
    });
    request.on('error', reject);
  });
}

describe('a connection over TLS', () => {
  const ca = [own.cert];

  it.each([[true], [false]])('believes the given authorities (proxy: %s)', async (between) => {
    const host = await startServer();
    const proxy = await startProxy();
    const proxyFor = () => Promise.resolve(between ? proxy.url : undefined);
    expect(await ask(host, { proxyFor, ca })).toBe('200 hello');
    await expect(ask(host, { proxyFor })).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(proxy.asked).toEqual(between ? [host, host] : []);
  });

  it.each([[true], [false]])(
    'is verified whatever the environment says (proxy: %s)',
    async (between) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      onTestFinished(() => void vi.unstubAllEnvs());
      const host = await startServer();
      const proxy = await startProxy();
      const proxyFor = () => Promise.resolve(between ? proxy.url : undefined);
      await expect(ask(host, { proxyFor })).rejects.toMatchObject({
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      });
    },
  );

  it('carries sockets, too', async () => {
    const host = await startServer();
    const proxy = await startProxy();
    const agent = new ProxyAgent({ proxyFor: () => Promise.resolve(proxy.url), ca });
    const socket = new WebSocket(`wss://${host}/`, { agent });
    const [heard] = (await once(socket, 'message')) as [Buffer];
    expect(heard.toString()).toBe('hello');
    expect(proxy.asked).toEqual([host]);
    socket.terminate();
  });

  it('asks for the way anew each time, and signs in at the proxy as its address says', async () => {
    const host = await startServer();
    const proxy = await startProxy();
    const named = proxy.url.replace('//', '//agent:pass%20word@');
    const ways = [undefined, named, undefined];
    const seen: string[] = [];
    const agent = {
      proxyFor: (url: string) => Promise.resolve((seen.push(url), ways.shift())),
      ca,
    };
    for (let n = 0; n < 3; n += 1) expect(await ask(host, agent)).toBe('200 hello');
    expect(proxy.asked).toEqual([host]);
    expect(seen).toEqual([`https://${host}/`, `https://${host}/`, `https://${host}/`]);
    expect(proxy.credentials()).toBe(`Basic ${btoa('agent:pass word')}`);
  });

  it('tells what a proxy answers that lets nobody through', async () => {
    const host = await startServer();
    const proxy = await startProxy();
    proxy.refuse(407);
    expect(await ask(host, { proxyFor: () => Promise.resolve(proxy.url), ca })).toBe('407');
  });

  it('fails when the way cannot be told', async () => {
    const proxyFor = () => Promise.reject(new Error('no answer'));
    await expect(ask('127.0.0.1:1', { proxyFor })).rejects.toThrow('no answer');
  });
});

describe('live presence behind a proxy', () => {
  it('goes through it with every request and with the socket', async () => {
    const webex = await startWebexSimulator();
    const proxy = await startProxy();
    const network = { proxyFor: () => Promise.resolve(proxy.url) };
    const agent = listenTo(webex, { network });
    onTestFinished(async () => {
      await agent.stop();
      await webex.stop();
    });
    await agent.until('live', () => agent.latest() === 'live active');
    expect(webex.setPresence('call')).toBe(1);
    await agent.until('call', () => agent.latest() === 'live call');
    const byLive = webex.requests.filter(({ path }) => !path.endsWith('/people/me'));
    // The requests of the SDK, and its socket.
    await expect.poll(() => proxy.asked.length).toBe(byLive.length + 1);
  });
});

describe('the environment', () => {
  const env = {
    HTTPS_PROXY: 'http://proxy.example.com:8080',
    http_proxy: 'plain.example.com:3128',
    NO_PROXY: 'intern.example, .corp.example *.lab.example,far.example:8443',
  };
  const proxy = env.HTTPS_PROXY;

  it.each([
    ['https://wdm-a.wbx2.com/', proxy],
    ['wss://mercury-connection-a.wbx2.com/', proxy],
    ['http://wbx2.com/', 'http://plain.example.com:3128'],
    ['https://intern.example/', undefined],
    ['https://finesse.intern.example/', undefined],
    ['https://notintern.example/', proxy],
    ['https://a.corp.example/', undefined],
    ['https://b.lab.example/', undefined],
    ['https://far.example:8443/', undefined],
    ['https://far.example/', proxy],
    ['https://127.0.0.1:8443/', undefined],
    ['https://localhost/', undefined],
  ])('tells the way to %s: %s', async (url, way) => {
    expect(await environmentProxy(env)(url)).toBe(way);
  });

  it.each([
    [{}, undefined],
    [{ ALL_PROXY: 'http://all.example:1' }, 'http://all.example:1'],
    [
      { HTTPS_PROXY: 'http://upper.example:1', https_proxy: 'http://lower.example:1' },
      'http://lower.example:1',
    ],
    [{ ...env, NO_PROXY: '*' }, undefined],
  ])('says by %j: %s', async (given, way) => {
    expect(await environmentProxy(given)('https://wdm-a.wbx2.com/')).toBe(way);
  });
});
