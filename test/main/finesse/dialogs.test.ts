/** The number of dialogs: asked for only where the state may hide a call, and never in the way of the state. */
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../main/core/agent.ts';
import { failureOf, ID, startScene, valueOf } from './desk-fixture.ts';

const DIALOGS = { path: /Dialogs$/ };
const NOT_FOUND = '<ApiErrors><ApiError><ErrorType>Not Found</ErrorType></ApiError></ApiErrors>';

/** A site whose SystemInfo is missing does not tell its platform. */
async function startOn(platform: Platform | 'unknown') {
  const scene = await startScene({ platform: platform === 'unknown' ? 'UCCE' : platform });
  const { desk, finesse } = scene;
  if (platform === 'unknown') {
    finesse.faults.answerNext(Infinity, { status: 404 }, { path: /SystemInfo$/ });
  }
  const asked = () => finesse.requests.filter(({ path }) => path.endsWith('/Dialogs')).length;
  return { ...scene, asked, count: () => desk.read({ dialogs: true }) };
}

it('counts them on UCCX', async () => {
  const { finesse, count } = await startOn('UCCX');
  expect(valueOf(await count())).toMatchObject({ dialogs: 0, platform: 'UCCX' });
  finesse.otherCall(ID);
  expect(valueOf(await count())).toMatchObject({ state: 'NOT_READY', dialogs: 1 });
});

it('does not ask UCCE, whose state shows every call', async () => {
  const { asked, count } = await startOn('UCCE');
  expect(valueOf(await count()).dialogs).toBeUndefined();
  expect(asked()).toBe(0);
});

it('asks where the platform is not known', async () => {
  const { asked, count } = await startOn('unknown');
  expect(valueOf(await count())).toMatchObject({ dialogs: 0, platform: undefined });
  expect(asked()).toBe(1);
});

it('saves the request while the state itself shows a contact', async () => {
  const { asked, count, finesse } = await startOn('UCCX');
  finesse.chooseReady(ID);
  finesse.offer(ID);
  expect(valueOf(await count())).toMatchObject({ state: 'RESERVED', dialogs: undefined });
  expect(asked()).toBe(0);
});

describe('dialogs that cannot be read', () => {
  it.each([
    ['UCCX', 404, undefined],
    ['unknown', 404, 0],
    ['UCCX', 403, undefined],
    ['unknown', 403, undefined],
    ['UCCX', 500, undefined],
    ['UCCX', 400, undefined],
    ['UCCX', 429, undefined],
    ['UCCX', 200, undefined],
  ] as const)('on %s with %i leave the state readable: %s', async (platform, status, dialogs) => {
    const { count, finesse } = await startOn(platform);
    finesse.faults.answerNext(1, { status, body: status === 404 ? NOT_FOUND : 'x' }, DIALOGS);
    expect(valueOf(await count())).toMatchObject({ state: 'NOT_READY', dialogs });
  });

  it('because of the credentials shut the door', async () => {
    const { count, finesse } = await startOn('UCCX');
    finesse.faults.answerNext(1, { status: 401 }, DIALOGS);
    expect(failureOf(await count()).kind).toBe('credentials');
    finesse.forgetRecords();
    expect(failureOf(await count()).kind).toBe('credentials');
    expect(finesse.requests).toEqual([]);
  });

  it.each(['cut', 'outOfService'])('because the node is down (%s) move us on', async (how) => {
    const { count, finesse } = await startOn('UCCX');
    const body = NOT_FOUND;
    for (const kind of ['reset', 'reset'] as const) {
      if (how === 'cut') finesse.faults.next(2, { kind }, { ...DIALOGS, node: 0 });
      else finesse.faults.answerNext(1, { status: 503, body }, { ...DIALOGS, node: 0 });
    }
    expect((await count()).ok).toBe(false);
    expect(valueOf(await count()).node).toBe(new URL(finesse.urls[1]).host);
  });
});
