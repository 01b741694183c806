/** The demo's window: the product's own application behind it, the day in it, and the visitor's turn afterwards. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAST } from './pace.ts';
import { playScenes, startShow } from './play-day.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let cookie: string;
let origin: string;

beforeEach(async () => {
  stage = await openStage({
    app: 'window',
    pace: { ...FAST, startWithinMs: 30_000 },
    platform: 'UCCE',
  });
  expect(await stage.until(() => windowUrl() !== '', 60_000)).toBe(true);
  origin = new URL(windowUrl()).origin;
  const page = await fetch(windowUrl());
  expect(page.status).toBe(200);
  cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
});

afterEach(() => stage.close());

function windowUrl(): string {
  const url = stage.app.lines.find(({ event }) => event === 'window')?.['url'];
  return typeof url === 'string' ? url : '';
}

async function call(name: string, ...args: unknown[]): Promise<unknown> {
  const answer = await fetch(`${origin}/call`, {
    method: 'POST',
    headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ name, args }),
  });
  return answer.json();
}

describe('the window of the demo', () => {
  it('opens once, shows the day that is played, and is the visitor’s afterwards', async () => {
    expect((await fetch(windowUrl())).status).toBe(403);
    const show = startShow(stage, { colours: false, print: () => undefined });
    const playing = playScenes(show);
    const refused = {
      ok: false,
      failure: { detail: expect.stringContaining('is being played') as string },
    };
    expect(await call('pause', 15)).toMatchObject(refused);
    const { difference, writes } = await playing;
    expect([difference, writes]).toEqual([undefined, 7]);
    show.end();

    const history = await call('readHistory', '');
    const events = (history as { value: { lines: { event: string }[] } }).value.lines.map(
      (line) => line.event,
    );
    expect(events.filter((event) => event === 'write')).toHaveLength(7);
    stage.app.openToVisitors();
    await expect.poll(() => call('pause', 15)).toMatchObject({ ok: true });
    const saved = await call('saveSettings', { rules: { meeting: { reason: 'Team Meeting' } } });
    expect(saved).toEqual({ ok: true, value: { problems: [] } });
    expect(await call('diagnose')).toMatchObject({ ok: true });
    expect(await call('signOut', 'finesse')).toMatchObject({ ok: true });
    expect(
      await call('signInFinesse', stage.world.agent.loginId, stage.world.agent.password),
    ).toMatchObject({ ok: true });
    expect(await call('saveBundle')).toMatchObject({
      ok: true,
      value: { type: 'application/zip' },
    });
  });
});
