/** The client over a network that is handed in, as in the tray app: the same answers, and failures in the same words. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxiosError } from 'axios';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpClient, type HttpRequest } from '../../../main/http/http-client.ts';
import { hasUnknownIssuer, transportFailure } from '../../../main/http/transport-failure.ts';

async function startServer(handle: http.RequestListener) {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}/`;
}

/** Node's own fetch stands for the desktop's: it goes over real sockets, and is counted. */
function startClient(deadlineMs = 5_000) {
  const asked: string[] = [];
  const client = createHttpClient({
    deadlineMs,
    maxBodyBytes: 1_000,
    fetch: (input, init) => {
      asked.push(input instanceof Request ? `${input.method} ${input.url}` : String(input));
      return fetch(input, init);
    },
  });
  onTestFinished(() => client.close());
  return { asked, send: client.send };
}

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: { Accept: 'text/xml' } });

it('a request goes over the network that was handed in, with its header and body', async () => {
  const url = await startServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      response.writeHead(202, { 'Content-Type': 'text/plain', 'Retry-After': '7' });
      response.end(`${request.method ?? ''} ${request.headers.authorization ?? ''} ${body}`);
    });
  });
  const { asked, send } = startClient();
  const headers = { Authorization: 'Basic x', 'Content-Type': 'application/xml' };
  const outcome = await send({ method: 'PUT', url, headers, body: '<User/>' });
  expect(outcome).toMatchObject({
    ok: true,
    value: { status: 202, body: 'PUT Basic x <User/>', retryAfterMs: 7_000 },
  });
  expect(asked).toEqual([`PUT ${url}`]);
});

it('a redirect is handed over, not followed', async () => {
  let requests = 0;
  const url = await startServer((_, response) => {
    requests += 1;
    response.writeHead(301, { Location: '/elsewhere' }).end();
  });
  const outcome = await startClient().send(get(url));
  expect(outcome).toMatchObject({ ok: true, value: { status: 301 } });
  expect(requests).toBe(1);
});

it('an answer that is too long, too late or never comes is a failure', async () => {
  const long = await startServer((_, response) => response.end('x'.repeat(2_000)));
  expect(await startClient().send(get(long))).toMatchObject({
    failure: { kind: 'unreadable' },
  });
  const never = await startServer(() => undefined);
  expect(await startClient(50).send(get(never))).toMatchObject({
    failure: {
      kind: 'unreachable',
      mayHaveArrived: true,
      detail: expect.stringMatching(/in time/) as string,
    },
  });
  const gone = http.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => gone.once('listening', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const refused = await startClient().send(get(`http://127.0.0.1:${String(port)}/`));
  expect(refused).toMatchObject({ failure: { kind: 'unreachable', mayHaveArrived: false } });
});

it.each([
  ['net::ERR_CONNECTION_REFUSED', 'unreachable', false, 'refuses the connection'],
  ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', false, 'not known to the name service'],
  ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', false, 'there is no network'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'untrusted', false, 'certificate for another name'],
  ['net::ERR_CERT_DATE_INVALID', 'untrusted', false, 'has expired'],
  ['net::ERR_CERT_REVOKED', 'untrusted', false, 'not trusted'],
  ['net::ERR_CONNECTION_RESET', 'unreachable', true, 'broke (ERR_CONNECTION_RESET)'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'unreachable', true, 'ERR_PROXY_CONNECTION_FAILED'],
])("Chromium's %s is %s", (message, kind, mayHaveArrived, words) => {
  const failure = transportFailure(AxiosError.from(new Error(message)), 'finesse', undefined);
  expect(failure).toMatchObject({ kind, mayHaveArrived });
  expect(failure.detail).toContain(words);
});

it('an unknown authority is told apart from what no pin may excuse', () => {
  const unknownIssuer = (message: string) => hasUnknownIssuer(AxiosError.from(new Error(message)));
  expect(unknownIssuer('net::ERR_CERT_AUTHORITY_INVALID')).toBe(true);
  expect(unknownIssuer('net::ERR_CERT_COMMON_NAME_INVALID')).toBe(false);
  expect(unknownIssuer('net::ERR_CERT_DATE_INVALID')).toBe(false);
});
