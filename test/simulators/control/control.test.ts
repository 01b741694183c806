/** The control page answers only to its own browser, presses what it says, and tells both sides live. */
import { get, request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf } from './buttons.ts';
import { startControlServer, type ControlServer } from './control-server.ts';
import type { View } from './view.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let control: ControlServer;
let pressed: string[];

beforeEach(async () => {
  pressed = [];
  world = await startWorld({ ctiDelayMs: [0, 5] });
  control = await startControlServer(world, { onPress: (words) => pressed.push(words) });
});
afterEach(async () => {
  await control.stop();
  await world.stop();
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Not `fetch`, which does not let a test forge a Host. */
function ask(
  path: string,
  method: 'GET' | 'POST' = 'GET',
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { hostname, port } = new URL(control.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on('error', reject).end();
  });
}

function tokenPath(): string {
  const { pathname, search } = new URL(control.url);
  return `${pathname}${search}`;
}

/** What the browser sends after it opened the printed address. */
async function openPage(): Promise<{ readonly cookie: string; readonly origin: string }> {
  const opened = await ask(tokenPath());
  expect(opened.status).toBe(200);
  const [cookie = ''] = opened.headers['set-cookie'] ?? [];
  return { cookie: cookie.split(';')[0] ?? '', origin: new URL(control.url).origin };
}

async function press(id: string): Promise<Reply> {
  session ??= await openPage();
  return ask(`/press/${id}`, 'POST', { ...session });
}
let session: { readonly cookie: string; readonly origin: string } | undefined;
beforeEach(() => {
  session = undefined;
});

const agent = () => world.finesse.agent(world.agent.loginId);

describe('who may use the page', () => {
  it('listens on this machine only', () => {
    expect(new URL(control.url).hostname).toBe('127.0.0.1');
  });

  it.each(['/', '/events', '/page.js', '/?token=guessed'])(
    'refuses %s without the token',
    async (path) => {
      const reply = await ask(path);
      expect(reply.status).toBe(403);
      expect(reply.text).toContain('Open this page with the address that was printed');
    },
  );

  it('accepts the token once, then only that browser', async () => {
    const { cookie } = await openPage();
    const again = await ask(tokenPath());
    expect(again.status).toBe(403);
    expect(again.text).toContain('opened once already');
    expect((await ask('/', 'GET', { cookie })).status).toBe(200);
    expect((await ask('/', 'GET', { cookie: `${cookie}x` })).status).toBe(403);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const [cookie = ''] = (await ask(tokenPath())).headers['set-cookie'] ?? [];
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the foreign Host %s, also with the session and with the token',
    async (host) => {
      expect((await ask(tokenPath(), 'GET', { host })).status).toBe(403);
      const { cookie } = await openPage();
      expect((await ask('/', 'GET', { cookie, host })).status).toBe(403);
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'refuses the foreign Origin %s, and a button without any',
    async (origin) => {
      const { cookie } = await openPage();
      for (const headers of [{ cookie, origin }, { cookie }]) {
        const reply = await ask('/press/agent-sign-in', 'POST', headers);
        expect(reply.status).toBe(403);
      }
      expect((await ask('/events', 'GET', { cookie, origin })).status).toBe(403);
      expect(agent().state).toBe('LOGOUT');
    },
  );

  it('does not press a button for the token alone', async () => {
    const { origin } = new URL(control.url);
    const path = `/press/agent-sign-in${new URL(control.url).search}`;
    expect((await ask(path, 'POST', { origin })).status).toBe(403);
  });

  it('allows nothing inline and nothing from elsewhere', async () => {
    const page = await ask(tokenPath());
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.text).not.toMatch(/<style|onclick|style=|https?:/);
    expect(page.text).not.toMatch(/<script(?![^>]*src="\/page\.js")/);
  });

  it('serves nothing but the page', async () => {
    const { cookie } = await openPage();
    for (const path of ['/page.ts', '/../main.ts', '/%2e%2e/main.ts', '/constructor']) {
      expect((await ask(path, 'GET', { cookie })).status).toBe(404);
    }
  });
});

describe('the buttons', () => {
  it('choose what Webex shows', async () => {
    const shown = async (id: string) => {
      expect((await press(id)).status).toBe(204);
      const { meetingType, status } = world.webex.presence;
      return typeof meetingType === 'string' ? `${status} ${meetingType}` : status;
    };
    expect(await shown('webex-call')).toBe('call');
    expect(await shown('webex-meeting')).toBe('meeting online');
    expect(await shown('webex-calendar')).toBe('meeting calendar');
    expect(await shown('webex-presenting')).toBe('presenting');
    expect(await shown('webex-dnd')).toBe('dnd');
    expect(await shown('webex-busy')).toBe('busy');
    expect(await shown('webex-away')).toBe('inactive');
    expect(await shown('webex-outOfOffice')).toBe('ooo');
    expect(await shown('webex-unknown')).toBe('unknown');
    expect(await shown('webex-active')).toBe('active');
  });

  it('stop the sharing of the status, and begin it again', async () => {
    const status = async () => {
      const headers = { authorization: `Bearer ${world.webex.accessToken}` };
      const body: unknown = await (
        await fetch(`${world.webex.apiUrl}/people/me`, { headers })
      ).json();
      return (body as { readonly status?: string }).status;
    };
    await press('webex-sharing');
    expect(await status()).toBeUndefined();
    await press('webex-sharing');
    expect(await status()).toBe('active');
    expect(pressed).toEqual(['Status hidden from REST', 'Status hidden from REST: over']);
  });

  it('take a customer’s call from ringing to the end of wrap-up', async () => {
    const states: string[] = [];
    for (const id of [
      'agent-sign-in',
      'agent-ready',
      'phone-ring',
      'phone-answer',
      'phone-hold',
      'phone-retrieve',
      'phone-hang-up',
      'phone-end-wrap-up',
      'phone-ring',
      'phone-missed',
    ]) {
      expect((await press(id)).status).toBe(204);
      states.push(agent().state);
    }
    expect(states).toEqual([
      'NOT_READY',
      'READY',
      'RESERVED',
      'TALKING',
      'HOLD',
      'TALKING',
      'WORK_READY',
      'READY',
      'RESERVED',
      'NOT_READY',
    ]);
    expect(pressed).toContain('Hang up');
  });

  it('let the agent choose every reason, sign out and in', async () => {
    await press('agent-sign-in');
    for (const label of ['Lunch', 'Webex Meeting', 'Webex DND', 'Prep Time']) {
      await press(`agent-not-ready-${label.toLowerCase().replace(' ', '-')}`);
      expect(agent().reasonCodeId).toBe(world.finesse.reasonCodes.byLabel(label)?.id);
    }
    await press('agent-sign-out');
    expect(agent().state).toBe('LOGOUT');
  });

  it('let the supervisor force both ways', async () => {
    await press('agent-sign-in');
    await press('supervisor-ready');
    expect([agent().state, world.finesse.changes.at(-1)?.by]).toEqual(['READY', 'supervisor']);
    await press('supervisor-not-ready');
    expect([agent().state, world.finesse.changes.at(-1)?.by]).toEqual(['NOT_READY', 'supervisor']);
  });

  it('break and mend both sides', async () => {
    const info = (node: 0 | 1) =>
      fetch(`${world.finesse.urls[node]}/finesse/api/SystemInfo`).then(
        (reply) => reply.text(),
        () => 'down',
      );
    await press('fault-node-a');
    expect([await info(0), await info(1)]).toEqual(['down', expect.stringContaining('IN_SERVICE')]);
    await press('fault-node-a');
    await press('fault-node-b');
    expect([await info(0), await info(1)]).toEqual([expect.stringContaining('IN_SERVICE'), 'down']);
    await press('fault-out-of-service');
    expect(await info(0)).toContain('OUT_OF_SERVICE');
    await press('fault-webex-down');
    await expect(fetch(world.webex.apiUrl)).rejects.toThrow();
    await press('fault-webex-down');
    expect((await fetch(world.webex.apiUrl)).status).toBe(401);
  });

  it('decline with one sentence and without any effect', async () => {
    const declined = async (id: string) => {
      const { status, text } = await press(id);
      expect(status).toBe(409);
      return text;
    };
    expect(await declined('agent-ready')).toBe('The agent is not signed in.');
    expect(await declined('phone-ring')).toContain('only to an agent who is Ready');
    expect(await declined('phone-answer')).toBe('No call is ringing.');
    expect(await declined('phone-hold')).toBe('Nobody is talking.');
    expect(await declined('phone-hang-up')).toBe('There is no call.');
    expect(await declined('fault-webex-cut')).toBe('No app is connected to Webex.');
    await press('agent-sign-in');
    expect(await declined('agent-sign-in')).toBe('The agent is signed in already.');
    await press('agent-ready');
    expect(await declined('agent-ready')).toBe('The agent is “Ready” already.');
    expect(await declined('agent-sign-out')).toContain('Finesse refuses that');
    await press('phone-ring');
    expect(await declined('phone-hang-up')).toBe('Nobody has answered yet.');
    expect(await declined('agent-sign-out')).toBe('First the call must end.');
    expect((await press('no-such-button')).status).toBe(404);
    expect(pressed).toEqual(['Sign in', 'Ready', 'A call rings']);
  });

  it('all decline while somebody else holds the stage', async () => {
    let playing = true;
    await control.stop();
    control = await startControlServer(world, {
      declines: () => (playing ? 'The day is being played.' : undefined),
    });
    const { status, text } = await press('agent-sign-in');
    expect([status, text, agent().state]).toEqual([409, 'The day is being played.', 'LOGOUT']);
    playing = false;
    expect((await press('agent-sign-in')).status).toBe(204);
  });

  it('never throw, whatever is pressed in whatever order', async () => {
    for (const platform of ['UCCE', 'UCCX'] as const) {
      const other = await startWorld({ platform, ctiDelayMs: [0, 1] });
      const buttons = buttonsOf(other).filter(({ group }) => group !== 'faults');
      let seed = 7;
      for (let n = 0; n < 3_000; n += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        const button = buttons[seed % buttons.length];
        if (button?.declines(other) === undefined) await button?.press(other);
      }
      expect(new Set(other.finesse.changes.map(({ to }) => to))).toContain('TALKING');
      await other.stop();
    }
  });
});

describe('the live view', () => {
  it('tells at once what is, and then each change', async () => {
    const { cookie } = await openPage();
    const views = await listen(cookie);
    expect((await views.next(() => true)).finesse.state).toBe('Signed out');
    world.finesse.signIn(world.agent.loginId);
    world.finesse.chooseNotReady(world.agent.loginId, 'Lunch');
    const view = await views.next(({ finesse }) => finesse.state === 'Not Ready · Lunch');
    expect(view.finesse.setBy).toBe('the agent');
    expect(view.changes[0]).toMatchObject({ to: 'Not Ready · Lunch', by: 'the agent' });
    world.choosePresence('presenting');
    await views.next(({ webex }) => webex.presence === 'Presenting');
    await fetch(`${world.finesse.urls[1]}/finesse/api/SystemInfo`);
    const asked = await views.next(({ requestCount }) => requestCount === 1);
    expect(asked.requests[0]).toMatchObject({
      node: 'B',
      request: 'GET /SystemInfo',
      status: '200',
    });
    views.stop();
  });

  it('shows a pending state, and no password or token', async () => {
    world.finesse.signIn(world.agent.loginId);
    world.finesse.chooseReady(world.agent.loginId);
    world.finesse.offer(world.agent.loginId);
    world.finesse.answer(world.agent.loginId);
    const { cookie } = await openPage();
    const views = await listen(cookie);
    await ask('/press/agent-not-ready-lunch', 'POST', {
      cookie,
      origin: new URL(control.url).origin,
    });
    const view = await views.next(({ finesse }) => finesse.pending !== '');
    expect(view.finesse.pending).toBe('Not Ready · Lunch');
    const text = JSON.stringify(view);
    expect(text).not.toContain(world.agent.password);
    expect(text).not.toContain(world.webex.accessToken);
    views.stop();
  });
});

/** Reads server-sent events; each view is handed out once, in order. */
async function listen(cookie: string) {
  const { hostname, port } = new URL(control.url);
  const seen: View[] = [];
  let wake: () => void = () => undefined;
  const request = get({ hostname, port, path: '/events', headers: { cookie } }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('error', () => undefined);
    response.on('data', (chunk: string) => {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) seen.push(JSON.parse(data) as View);
      }
      wake();
    });
  });
  request.on('error', () => undefined);
  await new Promise((resolve) => request.on('response', resolve));
  return {
    next: async (wanted: (view: View) => boolean): Promise<View> => {
      for (;;) {
        const found = seen.splice(0).find(wanted);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: () => request.destroy(),
  };
}
