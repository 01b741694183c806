/** The HTTP client over real sockets: every failure is a value, and nothing waits for ever. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createHttpClient,
  retryAfterMs,
  type HttpClientOptions,
  type HttpRequest,
} from '../../../main/http/http-client.ts';

async function startServer(handle: http.RequestListener) {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { server, host: `127.0.0.1:${port}` };
}

function startClient(options: Partial<HttpClientOptions> = {}) {
  const client = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 1_000, ...options });
  onTestFinished(() => client.close());
  return client;
}

function get(host: string, path = '/'): HttpRequest {
  return { method: 'GET', url: `http://${host}${path}`, headers: { Accept: 'application/xml' } };
}

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 5, 9, 0, 0);
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 05 Jan 2026 09:00:30 GMT', 30_000],
    ['Monday, 05-Jan-26 09:00:30 GMT', 30_000],
    ['Mon, 05 Jan 2026 08:00:00 GMT', 0],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['3600', 3_600_000],
    ['3601', 3_600_000],
    ['9999999', 3_600_000],
    ['Mon, 05 Jan 2026 19:00:00 GMT', 3_600_000],
    ['soon', undefined],
  ])('%j is %j', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it('is read from the answer', async () => {
    const { host } = await startServer((_, response) =>
      response
        .writeHead(429, {
          'Retry-After': '7',
          'Content-Type': 'text/html',
          Date: 'Mon, 05 Jan 2026 09:00:30 GMT',
        })
        .end('no'),
    );
    const outcome = await startClient().send(get(host));
    expect(outcome).toEqual({
      ok: true,
      value: {
        status: 429,
        contentType: 'text/html',
        retryAfterMs: 7_000,
        serverTime: Date.UTC(2026, 0, 5, 9, 0, 30),
        body: 'no',
      },
    });
  });
});

describe('an answer', () => {
  it('over a kept-alive connection costs no second connection', async () => {
    let connections = 0;
    const { server, host } = await startServer((_, response) => response.end('x'));
    server.on('connection', () => (connections += 1));
    const { send } = startClient();
    for (let times = 0; times < 5; times += 1) await send(get(host));
    expect(connections).toBe(1);
  });

  it('that redirects is handed over, not followed', async () => {
    const paths: string[] = [];
    const { host } = await startServer((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const outcome = await startClient().send(get(host, '/here'));
    expect(outcome).toMatchObject({ ok: true, value: { status: 302 } });
    expect(paths).toEqual(['/here']);
  });

  it.each([
    ['with a length', (body: string) => ({ 'Content-Length': body.length })],
    ['without one', () => ({})],
  ])('that is too large is given up (%s)', async (_, headers) => {
    const body = 'x'.repeat(5_000);
    const { host } = await startServer((__, response) =>
      response.writeHead(200, headers(body)).end(body),
    );
    const outcome = await startClient().send(get(host));
    expect(outcome).toMatchObject({
      failure: { kind: 'unreadable', detail: `${host} sent more than we are willing to read` },
    });
  });
});

describe('no answer', () => {
  it('in time is a failure that may have arrived', async () => {
    const { host } = await startServer(() => undefined);
    const outcome = await startClient({ deadlineMs: 80 }).send(get(host));
    expect(outcome).toMatchObject({
      failure: {
        kind: 'unreachable',
        detail: `${host} did not answer in time`,
        mayHaveArrived: true,
      },
    });
  });

  it('in time is noticed also after a garbage collection', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { host } = await startServer(() => {
      collect();
      setImmediate(collect);
    });
    const outcome = await startClient({ deadlineMs: 150 }).send(get(host));
    expect(outcome).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it('is complete in time when the body only drips', async () => {
    const { host } = await startServer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const outcome = await startClient({ deadlineMs: 120 }).send(get(host));
    expect(outcome).toMatchObject({ failure: { detail: `${host} did not answer in time` } });
  });

  it('from a port that nobody listens on has not arrived', async () => {
    const { server, host } = await startServer(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const outcome = await startClient().send(get(host));
    expect(outcome).toMatchObject({
      failure: {
        kind: 'unreachable',
        detail: `${host} refuses the connection`,
        mayHaveArrived: false,
      },
    });
  });

  it('because the connection was cut may have arrived', async () => {
    const { host } = await startServer((request) => request.socket.resetAndDestroy());
    const outcome = await startClient().send(get(host));
    expect(outcome).toMatchObject({ failure: { kind: 'unreachable', mayHaveArrived: true } });
  });

  it('because we closed the client is cancelled, also for what comes later', async () => {
    const client = startClient();
    let asked = 0;
    const { host } = await startServer((_, response) => {
      asked += 1;
      if (asked === 1) client.close();
      else response.end('x');
    });
    expect(await client.send(get(host))).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(await client.send(get(host))).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(asked).toBe(1);
  });
});

describe('a connection that broke while nobody used it', () => {
  /** Serves one request on each connection and cuts the next one without an answer. */
  async function startForgetful() {
    const seen: string[] = [];
    const used = new WeakSet<object>();
    const { host } = await startServer((request, response) => {
      const stale = used.has(request.socket);
      used.add(request.socket);
      seen.push(`${request.method ?? ''}${stale ? ' cut' : ''}`);
      if (stale) request.socket.resetAndDestroy();
      else response.end('x');
    });
    return { host, seen };
  }

  it('costs a GET one more connection', async () => {
    const { host, seen } = await startForgetful();
    const { send } = startClient();
    for (let times = 0; times < 2; times += 1) expect((await send(get(host))).ok).toBe(true);
    expect(seen).toEqual(['GET', 'GET cut', 'GET']);
  });

  it('never repeats a PUT', async () => {
    const { host, seen } = await startForgetful();
    const { send } = startClient();
    await send(get(host));
    const outcome = await send({ ...get(host), method: 'PUT', body: 'x' });
    expect(outcome).toMatchObject({ failure: { kind: 'unreachable', mayHaveArrived: true } });
    expect(seen).toEqual(['GET', 'PUT cut']);
  });

  it('is given up when the fresh one breaks as well', async () => {
    let asked = 0;
    const { host } = await startServer((request, response) => {
      asked += 1;
      if (asked === 1) response.end('x');
      else request.socket.resetAndDestroy();
    });
    const { send } = startClient();
    await send(get(host));
    expect(await send(get(host))).toMatchObject({ failure: { kind: 'unreachable' } });
    expect(asked).toBe(3);
  });
});

it('a request may have a shorter deadline of its own, not a longer one', async () => {
  const { host } = await startServer(() => undefined);
  for (const [own, shared] of [
    [60, 60_000],
    [60_000, 60],
  ] as const) {
    const outcome = await startClient({ deadlineMs: shared }).send({
      ...get(host),
      deadlineMs: own,
    });
    expect(outcome).toMatchObject({ failure: { detail: `${host} did not answer in time` } });
  }
});
