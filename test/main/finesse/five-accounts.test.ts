/** How many wrong passwords one address can send with us, against what the reverse proxy bears: five in thirty seconds (CCE Reverse Proxy Guide 15.0). */
import { expect, it } from 'vitest';
import { failureOf, startDesk, startSimulator, valueOf } from './desk-fixture.ts';

const OFFICE = Array.from({ length: 6 }, (_, index) => ({
  loginId: String(1001 + index),
  password: `secret-${String(1001 + index)}`,
}));
const ADDRESS = '127.0.0.1';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** `BLOCKED_MS` of the proxy. */
const BLOCK = 30 * MINUTE;

async function startOffice() {
  const { clock, finesse } = await startSimulator({ agents: OFFICE, reverseProxy: true });
  for (const { loginId } of OFFICE) finesse.signIn(loginId);
  const now = () => clock.now();
  const desks = (howMany: number) =>
    OFFICE.slice(0, howMany).map(({ loginId: user }) =>
      startDesk(finesse, { user, password: 'the one of last month', now }),
    );
  const refusals = () => finesse.requests.filter(({ status }) => status === 401);
  const look = async (desk: ReturnType<typeof startDesk>) =>
    failureOf(await desk.read({ dialogs: true })).kind;
  const areLocked = () => OFFICE.some(({ loginId }) => finesse.lockOut.isLocked(loginId));
  return { areLocked, clock, desks, finesse, look, refusals };
}

it('one PC never reaches the threshold, however often its person tries', async () => {
  const { areLocked, clock, desks, finesse, look, refusals } = await startOffice();
  const [desk] = desks(1);
  if (!desk) throw new Error('no desk');
  for (let second = 0; second < 20 * 60; second += 1) {
    desk.resume(`guess ${String(second)}`);
    await look(desk);
    expect(finesse.reverseProxy.failures(ADDRESS)).toBeLessThanOrEqual(3);
    clock.advance(SECOND);
  }
  // Three, and after each wait of five minutes and ten seconds one more.
  expect(refusals()).toHaveLength(3 + 3);
  expect([finesse.reverseProxy.isBlocked(ADDRESS), areLocked()]).toEqual([false, false]);
});

it('four PCs with an old password may start in the same second', async () => {
  const { clock, desks, finesse, look, refusals } = await startOffice();
  const office = desks(4);
  for (let minute = 0; minute < 60; minute += 1) {
    const kinds = await Promise.all(office.map(look));
    expect(new Set(kinds)).toEqual(new Set(['credentials']));
    clock.advance(MINUTE);
  }
  expect(refusals()).toHaveLength(4);
  expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(false);
});

/**
 * What no program that knows of its own PC alone can prevent: each of the five sends what it must
 * send to learn that the password is old, and five are what the proxy counts to. What it can do is
 * to send no second one, and to leave a blocked address alone.
 */
it('five in the same second block their address with one request each, and add nothing to it', async () => {
  const { areLocked, clock, desks, finesse, look, refusals } = await startOffice();
  const office = desks(5);
  await Promise.all(office.map(look));
  expect(refusals()).toHaveLength(5);
  expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(true);
  const sent = finesse.requests.length;
  for (let minute = 0; minute < 60; minute += 1) {
    await Promise.all(office.map(look));
    clock.advance(MINUTE);
  }
  expect(finesse.requests).toHaveLength(sent);
  expect(areLocked()).toBe(false);
});

it('five whose persons try again: no account is locked, and half an hour later the right password is in', async () => {
  const { areLocked, clock, desks, finesse, look } = await startOffice();
  const office = desks(5);
  await Promise.all(office.map(look));
  for (let tries = 0; tries < 4; tries += 1) {
    for (const desk of office) desk.resume('another guess');
    await Promise.all(office.map(look));
    clock.advance(10 * SECOND);
  }
  expect(areLocked()).toBe(false);
  // The proxy answers in Finesse's place: nothing reaches the accounts, and nothing renews the block.
  expect(finesse.requests.filter(({ status }) => status === 401)).toHaveLength(5);
  clock.advance(BLOCK);
  for (const [index, desk] of office.entries()) {
    desk.resume(OFFICE[index]?.password ?? '');
    expect(valueOf(await desk.read({ dialogs: false })).state).toBe('NOT_READY');
  }
  expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(false);
});

it('seven and a half seconds apart five, and any number after them, never block it', async () => {
  const { clock, desks, finesse, look } = await startOffice();
  for (const desk of desks(6)) {
    await look(desk);
    expect(finesse.reverseProxy.failures(ADDRESS)).toBeLessThan(5);
    clock.advance(7_500);
  }
  expect(finesse.reverseProxy.isBlocked(ADDRESS)).toBe(false);
});
