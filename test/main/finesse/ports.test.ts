/** An address that names no port: 8445 first, then 443, learned once. */
import { describe, expect, it } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import { createPorts, withUsualPort } from '../../../main/finesse/ports.ts';
import { createSignedRequests, userAgentFrom } from '../../../main/finesse/signed-requests.ts';
import type { HttpAnswer, HttpRequest } from '../../../main/http/http-client.ts';

const NODE = 'https://finesse.example.com:8445';
const SILENT = failed('unreachable', 'refuses the connection');

/** Nobody listens but at these addresses. */
function site(addresses: readonly string[], listening: readonly string[]) {
  const asked: string[] = [];
  const agents = new Set<string | undefined>();
  const send = (request: HttpRequest): Promise<Outcome<HttpAnswer>> => {
    const { origin } = new URL(request.url);
    asked.push(origin);
    agents.add(request.headers['User-Agent']);
    const body = '<SystemInfo/>';
    const answer = { status: 200, contentType: '', retryAfterMs: undefined, serverTime: 0, body };
    return Promise.resolve(listening.includes(origin) ? success(answer) : SILENT);
  };
  const signature = {
    user: '1001',
    password: 'secret',
    userAgent: userAgentFrom('Mozilla/5.0 (ours) Edg/1'),
    newRequestId: () => 'id',
  };
  const ports = createPorts(addresses);
  const requests = createSignedRequests({ send, ports, signature, now: () => 0 });
  return { asked, agents, ports, requests };
}

describe('an address without a port', () => {
  it('is looked for at 8445, and not at 443 while somebody answers there', async () => {
    const { asked, requests } = site(['https://finesse.example.com'], [NODE]);
    await requests.ask({ node: NODE, path: 'SystemInfo', anonymous: true });
    await requests.ask({ node: NODE, path: 'User/1001' });
    expect(asked).toEqual([NODE, NODE]);
  });

  it('is found at 443, once for all, and every request has the configured User-Agent', async () => {
    const here = 'https://finesse.example.com';
    const { agents, asked, ports, requests } = site([here], [here]);
    const first = await requests.ask({ node: NODE, path: 'SystemInfo', anonymous: true });
    expect(first).toMatchObject({ ok: true, value: { host: 'finesse.example.com' } });
    await requests.ask({ node: NODE, path: 'User/1001', body: '<User/>' });
    expect(asked).toEqual([NODE, here, here]);
    expect(ports.of(NODE)).toBe(here);
    expect([...agents]).toEqual(['Mozilla/5.0 (ours) Edg/1']);
  });

  it('never has a write sent to both', async () => {
    const { asked, requests } = site(['https://finesse.example.com'], []);
    const outcome = await requests.ask({ node: NODE, path: 'User/1001', body: '<User/>' });
    expect(outcome.ok).toBe(false);
    expect(asked).toEqual([NODE]);
  });

  it('stays where it was found while nobody answers', async () => {
    const listening = [NODE];
    const { asked, requests } = site(['https://finesse.example.com'], listening);
    await requests.ask({ node: NODE, path: 'User/1001' });
    listening.pop();
    await requests.ask({ node: NODE, path: 'User/1001' });
    expect(asked).toEqual([NODE, NODE]);
  });
});

it.each([
  ['https://finesse.example.com', NODE],
  ['https://finesse.example.com/desktop', NODE],
  ['https://finesse.example.com:443', 'https://finesse.example.com'],
  ['https://finesse.example.com:9443', 'https://finesse.example.com:9443'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['https://[::1]', 'https://[::1]:8445'],
])('%s is first looked for at %s', (address, origin) => {
  expect(withUsualPort(address)).toBe(origin);
});

it.each([
  'https://finesse.example.com:8445',
  'https://finesse.example.com:443',
  'http://127.0.0.1',
])('%s means what it says', (address) => {
  expect(createPorts([address]).other(withUsualPort(address), SILENT.failure)).toBeUndefined();
});
