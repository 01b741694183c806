/** The simulator's facts about a site around the API: TLS, plain ports, caches, clocks, the proxy's connections, and browsers that are gone. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../main/http/http-client.ts';
import { makeCertificate } from '../../main/http/test-certificate.ts';
import { createManualClock } from './clock.ts';
import { DEFAULT_AGENT, startFinesseSimulator, type FinesseSimulatorOptions } from './simulator.ts';

const ID = DEFAULT_AGENT.loginId;
const MINUTE = 60_000;

async function startScene(options: FinesseSimulatorOptions = {}) {
  const clock = createManualClock();
  const finesse = await startFinesseSimulator({ clock, ...options });
  onTestFinished(() => finesse.stop());
  const ask = async (path: string, password = DEFAULT_AGENT.password) => {
    const Authorization = `Basic ${Buffer.from(`${ID}:${password}`).toString('base64')}`;
    const url = `${finesse.urls[0]}/finesse/api/${path}`;
    const response = await fetch(url, { headers: { Authorization } });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return { clock, finesse, ask };
}

describe('over TLS', () => {
  const own = makeCertificate();
  const cases = [
    ['self-signed', own, [], 'unknown issuer'],
    ['self-signed and pinned', own, [own.fingerprint], 'ok'],
  ] as const;

  async function send(certificate: typeof own, pins: readonly string[]) {
    const { finesse } = await startScene({ certificates: [certificate, certificate] });
    const client = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000, pins });
    onTestFinished(() => client.close());
    const url = `${finesse.urls[0]}/finesse/api/SystemInfo`;
    return { finesse, outcome: await client.send({ method: 'GET', url, headers: {} }) };
  }

  it.each(cases)('%s', async (_, certificate, pins, ends) => {
    const { finesse, outcome } = await send(certificate, pins);
    expect(outcome.ok).toBe(ends === 'ok');
    expect(finesse.requests).toHaveLength(ends === 'ok' ? 1 : 0);
  });

  const expired = makeCertificate({ notAfter: new Date('2024-01-01') });
  const mismatched = makeCertificate({ names: ['finesse.example.com'] });
  it.each([
    ['expired', expired],
    ['for another host', mismatched],
  ])('one that is %s is not believed, pinned or not', async (_, certificate) => {
    for (const pins of [[], [certificate.fingerprint]]) {
      const { finesse, outcome } = await send(certificate, pins);
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'untrusted' } });
      expect(finesse.requests).toHaveLength(0);
    }
  });

  it('the plain port sends on to TLS since 12.5, and serves before that', async () => {
    for (const [version, status] of [
      ['12.5', 301],
      ['11.6', 200],
    ] as const) {
      const options = { certificates: [own, own], plainPorts: true, version } as const;
      const { finesse } = await startScene(options);
      const url = `${finesse.plainUrls[0] ?? ''}/finesse/api/SystemInfo`;
      const answer = await fetch(url, { redirect: 'manual' });
      expect(answer.status).toBe(status);
      const there = status === 301 ? `${finesse.urls[0]}/finesse/api/SystemInfo` : null;
      expect(answer.headers.get('location')).toBe(there);
    }
  });
});

it('lists the reason codes of the own team since 12.5, of one category or of all', async () => {
  const reasonCodes = [
    { label: 'Ours', code: 1 },
    { label: 'Theirs', code: 2, teams: ['777'] },
  ];
  const { ask, finesse } = await startScene({ reasonCodes });
  finesse.reasonCodes.add({ label: 'Home', code: 3, category: 'LOGOUT' });
  const all = await ask('Team/500/ReasonCodes?category=ALL');
  expect([all.status, all.body.includes('Ours'), all.body.includes('Home')]).toEqual([
    200,
    true,
    true,
  ]);
  expect(all.body).not.toContain('Theirs');
  expect((await ask('Team/500/ReasonCodes')).status).toBe(400);
  expect((await ask('Team/777/ReasonCodes?category=ALL')).status).toBe(401);
  const old = await startScene({ version: '11.6' });
  expect((await old.ask('Team/500/ReasonCodes?category=ALL')).status).toBe(404);
});

it("tells an agent nothing of another team's reason code", async () => {
  const reasonCodes = [
    { label: 'Ours', code: 1 },
    { label: 'Theirs', code: 2, teams: ['777'] },
  ];
  const { ask, finesse } = await startScene({ reasonCodes });
  const read = (label: string) =>
    ask(`User/${ID}/ReasonCode/${finesse.reasonCodes.byLabel(label)?.id ?? -1}`);
  expect((await read('Ours')).status).toBe(200);
  expect((await read('Theirs')).status).toBe(404);
});

it('with one reason code sends a list of one', async () => {
  const { ask, finesse } = await startScene({ reasonCodes: [{ label: 'Only', code: 1 }] });
  finesse.reasonCodes.listSystemCodes(false);
  const { body } = await ask(`User/${ID}/ReasonCodes?category=NOT_READY`);
  expect(body.match(/<ReasonCode>/g)).toHaveLength(1);
});

it('remembers who came in for half an hour, also while the directory is down', async () => {
  const { ask, clock, finesse } = await startScene({ credentialCache: true });
  const status = async (password?: string) => (await ask(`User/${ID}`, password)).status;
  expect(await status()).toBe(200);
  finesse.faults.directoryDown = true;
  clock.advance(29 * MINUTE);
  expect(await status()).toBe(200);
  clock.advance(31 * MINUTE);
  expect(await status()).toBe(401);
  finesse.faults.directoryDown = false;
  expect(await status()).toBe(200);
  finesse.changePassword(ID, 'a new one');
  expect([await status(), await status('a new one')]).toEqual([200, 200]);
  expect([await status(), await status('a wrong one')]).toEqual([401, 401]);
});

it('tells with 403 that nobody may ask for the kind of sign-in', async () => {
  const { ask, finesse } = await startScene({ authMode: 'HYBRID' });
  expect((await ask(`UserAuthMode/${ID}`)).status).toBe(200);
  finesse.faults.userAuthModeOff = true;
  const { body, status } = await ask(`UserAuthMode/${ID}`);
  expect([status, body.includes('UserAuthModeService is disabled')]).toEqual([403, true]);
});

it('cuts a document off in its middle', async () => {
  const { ask, finesse } = await startScene();
  finesse.faults.next(1, { kind: 'truncate' });
  const { body, status } = await ask(`User/${ID}`);
  expect([status, /^<\?xml.*<User>/s.test(body), body.endsWith('</User>')]).toEqual([
    200,
    true,
    false,
  ]);
});

it('has a clock of its own, which may be wrong', async () => {
  const { ask, clock, finesse } = await startScene();
  finesse.faults.clockSkewMs = 7 * MINUTE;
  finesse.signIn(ID);
  const there = new Date(clock.now() + 7 * MINUTE);
  const { body, headers } = await ask('SystemInfo');
  expect(body).toContain(`<currentTimestamp>${there.toISOString()}</currentTimestamp>`);
  expect(headers.get('date')).toBe(there.toUTCString());
  expect(finesse.agent(ID).stateChangeTime).toBe(there.toISOString());
});

it('behind the reverse proxy the thirteenth request at a time is turned away, and no idle connection counts', async () => {
  const { clock, finesse } = await startScene({ reverseProxy: true });
  const headers = { 'User-Agent': 'Mozilla/5.0 (X) Firefox/1' };
  const open = () => fetch(`${finesse.urls[0]}/finesse/api/SystemInfo`, { headers });
  const first = await Promise.all(Array.from({ length: 12 }, open));
  for (const answer of first) expect([answer.status, await answer.text()]).toContain(200);
  finesse.faults.extraLatencyMs = 1_000;
  const slow = Array.from({ length: 12 }, open);
  await expect.poll(() => finesse.requests.length).toBe(24);
  finesse.faults.extraLatencyMs = 0;
  expect((await open()).status).toBe(503);
  clock.advance(1_000);
  for (const answer of await Promise.all(slow)) expect(answer.status).toBe(200);
  expect((await open()).status).toBe(200);
});

describe('a browser desktop', () => {
  async function atWork(options: FinesseSimulatorOptions = {}) {
    const scene = await startScene(options);
    scene.finesse.desktops.opens(ID);
    scene.finesse.signIn(ID);
    scene.finesse.chooseReady(ID);
    const shown = () => {
      const { reasonCodeId, state } = scene.finesse.agent(ID);
      const code =
        reasonCodeId === undefined ? 0 : scene.finesse.reasonCodes.byId(reasonCodeId)?.code;
      return `${state} ${code ?? 0}`;
    };
    return { ...scene, shown };
  }

  it.each([
    [{ platform: 'UCCE' }, 'NOT_READY 50002'],
    [{ platform: 'UCCE', ucceLoad: 1 }, 'LOGOUT 50002'],
    [{ platform: 'UCCX' }, 'LOGOUT 255'],
  ] as const)('%o: closed, its agent is forced out after a minute: %s', async (options, ends) => {
    const { clock, finesse, shown } = await atWork(options);
    finesse.desktops.closes(ID);
    clock.advance(MINUTE - 1);
    expect(shown()).toBe('READY 0');
    clock.advance(1);
    expect(shown()).toBe(ends);
  });

  it('that crashed is missed after two minutes more', async () => {
    const { clock, finesse, shown } = await atWork();
    finesse.desktops.vanishes(ID);
    clock.advance(3 * MINUTE - 1);
    expect(shown()).toBe('READY 0');
    clock.advance(1);
    expect(shown()).toBe('NOT_READY 50002');
  });

  it('may be refreshed', async () => {
    const { clock, finesse, shown } = await atWork();
    finesse.desktops.closes(ID);
    clock.advance(MINUTE - 1);
    finesse.desktops.opens(ID);
    clock.advance(10 * MINUTE);
    expect([shown(), finesse.desktops.isOpen(ID)]).toEqual(['READY 0', true]);
  });

  it('that closed during a call takes effect when the call is over, even if it is back', async () => {
    const { clock, finesse, shown } = await atWork();
    finesse.offer(ID);
    finesse.answer(ID);
    finesse.desktops.closes(ID);
    clock.advance(MINUTE);
    finesse.desktops.opens(ID);
    expect(shown()).toBe('TALKING 0');
    finesse.hangUp(ID);
    expect(shown()).toBe('NOT_READY 50002');
  });

  it('is not what REST alone opens or closes', async () => {
    const { ask, clock, finesse, shown } = await atWork();
    expect((await ask(`User/${ID}`)).status).toBe(200);
    clock.advance(60 * MINUTE);
    expect([shown(), finesse.desktops.isOpen(ID)]).toEqual(['READY 0', true]);
    const alone = await startScene();
    alone.finesse.signIn(ID);
    expect((await alone.ask(`User/${ID}`)).status).toBe(200);
    alone.clock.advance(60 * MINUTE);
    expect(alone.finesse.agent(ID).state).toBe('NOT_READY');
  });
});

it('UCCX signs out at the end of a call whose CTI connection was lost, UCCE forgets what was pending', async () => {
  for (const [platform, ends] of [
    ['UCCX', 'LOGOUT'],
    ['UCCE', 'READY'],
  ] as const) {
    const { finesse } = await startScene({ platform });
    finesse.signIn(ID);
    finesse.chooseReady(ID);
    finesse.offer(ID);
    finesse.answer(ID);
    finesse.chooseNotReady(ID, 'Lunch');
    finesse.ctiFailover();
    finesse.hangUp(ID);
    expect(finesse.agent(ID).state).toBe(ends);
  }
});
