/** Stands between a host and Finesse and holds each PUT back: proof that the bench sees what has become slow. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Relay {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startSlowRelay(target: string, putDelayMs: number): Promise<Relay> {
  const relay = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (request.method === 'PUT') await pause(putDelayMs);
    const { headers, method, url = '/' } = request;
    const onward = http.request(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const server = http.createServer((request, response) => void relay(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
