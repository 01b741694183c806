/** Behind the reverse proxy a whole office has one address: wrong passwords must not lock it out. */
import { expect, it } from 'vitest';
import { createHttpClient } from '../../../main/http/http-client.ts';
import { failureOf, startDesk, startSimulator, valueOf } from './desk-fixture.ts';

const AGENTS = Array.from({ length: 6 }, (_, index) => ({
  loginId: String(1001 + index),
  password: `secret-${String(1001 + index)}`,
}));
const ADDRESS = '127.0.0.1';

async function startOffice() {
  const scene = await startSimulator({ agents: AGENTS, reverseProxy: true });
  for (const { loginId } of AGENTS) scene.finesse.signIn(loginId);
  return scene;
}

it('five accounts with a wrong password, one after the other, stay below the threshold', async () => {
  const { clock, finesse } = await startOffice();
  for (const { loginId } of AGENTS.slice(0, 5)) {
    const desk = startDesk(finesse, { user: loginId, password: 'wrong' });
    for (let looks = 0; looks < 10; looks += 1) {
      expect(failureOf(await desk.read({ dialogs: true })).kind).toBe('credentials');
    }
    expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(false);
    // People do not start their PCs within the same half a minute to the second.
    clock.advance(8_000);
  }
  const refused = finesse.requests.filter(({ status }) => status === 401);
  expect(refused).toHaveLength(5);
  const good = startDesk(finesse, { user: '1006', password: 'secret-1006' });
  expect(valueOf(await good.read({ dialogs: false })).loginId).toBe('1006');
});

it('a name that the proxy does not know is told as such, ours is let in', async () => {
  const { finesse } = await startOffice();
  const [{ loginId: user, password } = { loginId: '', password: '' }] = AGENTS;
  const other = startDesk(finesse, { user, password, userAgent: 'undici' });
  const failure = failureOf(await other.read({ dialogs: false }));
  expect(failure).toMatchObject({ kind: 'forbidden' });
  expect(failure.detail).toContain('412');
  expect((await startDesk(finesse, { user, password }).read({ dialogs: false })).ok).toBe(true);
});

it('a blocked address is told as such, and asked once', async () => {
  const { finesse } = await startOffice();
  const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 10_000 });
  const headers = { 'User-Agent': 'Mozilla/5.0 Safari/1', Authorization: 'Basic eDp5' };
  const url = `${finesse.urls[0]}/finesse/api/User/1001`;
  for (let tries = 0; tries < 5; tries += 1) await http.send({ method: 'GET', url, headers });
  http.close();
  expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(true);
  const [{ loginId: user, password } = { loginId: '', password: '' }] = AGENTS;
  const desk = startDesk(finesse, { user, password });
  expect(failureOf(await desk.read({ dialogs: false }))).toMatchObject({
    kind: 'forbidden',
    retryAfterMs: 1_800_000,
  });
});
