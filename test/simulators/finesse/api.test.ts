/** The simulator's facts about requests: lock-out, who may ask what, error shapes, nodes and faults. */
import { expect, it, onTestFinished } from 'vitest';
import { createManualClock } from './clock.ts';
import { DEFAULT_AGENT, startFinesseSimulator, type FinesseSimulatorOptions } from './simulator.ts';

const ID = DEFAULT_AGENT.loginId;
const RIGHT = `${ID}:${DEFAULT_AGENT.password}`;

async function startScene(options: FinesseSimulatorOptions = {}) {
  const clock = createManualClock();
  const finesse = await startFinesseSimulator({ clock, ...options });
  onTestFinished(() => finesse.stop());
  const ask = async (path: string, login: string | undefined = RIGHT, init: RequestInit = {}) => {
    const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
    const headers = login === '' ? {} : { Authorization: authorization };
    const response = await fetch(`${finesse.urls[0]}/finesse/api/${path}`, { headers, ...init });
    return { status: response.status, body: await response.text() };
  };
  const put = (body: string) =>
    ask(`User/${ID}`, RIGHT, {
      method: 'PUT',
      body,
      headers: { Authorization: `Basic ${Buffer.from(RIGHT).toString('base64')}` },
    });
  return { clock, finesse, ask, put };
}

it('locks after five wrong passwords, and every try starts the five minutes again', async () => {
  const { clock, ask } = await startScene();
  const status = async (login: string) => (await ask(`User/${ID}`, login)).status;
  for (let strike = 1; strike <= 4; strike += 1) expect(await status(`${ID}:no`)).toBe(401);
  expect(await status(RIGHT)).toBe(200);
  for (let strike = 1; strike <= 5; strike += 1) expect(await status(`${ID}:no`)).toBe(401);
  expect(await status(RIGHT)).toBe(401);
  clock.advance(299_000);
  expect(await status(RIGHT)).toBe(401);
  clock.advance(299_000);
  expect(await status(RIGHT)).toBe(401);
  clock.advance(300_001);
  expect(await status(RIGHT)).toBe(200);
});

it('tells 401, mismatch and unknown user apart', async () => {
  const agents = [DEFAULT_AGENT, { loginId: '2002', password: 'x' }];
  const { finesse, ask } = await startScene({ agents });
  const none = await ask(`User/${ID}`, '');
  expect(none.status).toBe(401);
  expect(none.body).toContain('<ErrorType>Authorization Failure</ErrorType>');
  const other = await ask('User/2002');
  expect(other.status).toBe(401);
  expect(other.body).toContain('Invalid Authorization User Specified');
  const unknown = await ask('User/3003');
  expect(unknown.status).toBe(404);
  expect(unknown.body).toContain('<ErrorType>User Not Found</ErrorType>');
  expect(JSON.stringify(finesse.requests)).not.toContain(DEFAULT_AGENT.password);
});

it('finds an agent by login name on UCCE, for reading only', async () => {
  const agents = [{ ...DEFAULT_AGENT, loginName: 'csmith' }];
  const { ask } = await startScene({ agents });
  expect((await ask('User/csmith')).body).toContain(`<loginId>${ID}</loginId>`);
  expect((await ask('User/csmith/Dialogs')).status).toBe(404);
  const uccx = await startScene({ agents, platform: 'UCCX' });
  expect((await uccx.ask('User/csmith')).status).toBe(404);
});

it.each([
  ['no XML', '400', 'Bad Request'],
  ['<User></User>', '400', 'State Parameter missing'],
  ['<User><state>LUNCH</state></User>', '400', 'Invalid State specified for user'],
  ['<User><state>NOT_READY</state></User>', '400', 'finesse.api.reasoncode.require_reasoncode'],
  ['<User><state>NOT_READY</state><reasonCodeId>-1</reasonCodeId></User>', '400', 'require_reason'],
  ['<User><state>NOT_READY</state><reasonCodeId>9999</reasonCodeId></User>', '400', 'reason code'],
  ['<User><state>READY</state><reasonCodeId>1</reasonCodeId></User>', '400', 'reasonCodeId'],
  ['<User><state>READY</state></User>', '202', ''],
])('answers a PUT of %s with %s', async (body, status, words) => {
  const { finesse, put } = await startScene();
  finesse.signIn(ID);
  const answer = await put(body);
  expect(String(answer.status)).toBe(status);
  expect(answer.body).toContain(words);
});

it('refuses reason codes of the system and of other teams, and bare NOT_READY while there are any', async () => {
  const reasonCodes = [{ label: 'Theirs', code: 1, teams: ['777'] }];
  const { finesse, put } = await startScene({ reasonCodes });
  finesse.signIn(ID);
  const withId = (id: number) =>
    put(`<User><state>NOT_READY</state><reasonCodeId>${id}</reasonCodeId></User>`);
  expect((await withId(finesse.reasonCodes.byLabel('Theirs')?.id ?? -1)).status).toBe(400);
  expect((await withId(finesse.reasonCodes.system('NOT_READY', 999).id)).status).toBe(400);
  expect((await put('<User><state>NOT_READY</state></User>')).status).toBe(202);
  const mine = finesse.reasonCodes.add({ label: 'Mine', code: 2 });
  expect((await put('<User><state>NOT_READY</state></User>')).status).toBe(400);
  expect((await withId(mine.id)).status).toBe(202);
  finesse.reasonCodes.remove(mine.id);
  expect((await withId(mine.id)).status).toBe(400);
});

it('wants a category for the list, and gives ids that are no codes and differ by seed', async () => {
  const one = await startScene({ seed: 1 });
  expect((await one.ask(`User/${ID}/ReasonCodes`)).status).toBe(400);
  const list = await one.ask(`User/${ID}/ReasonCodes?category=NOT_READY`);
  const two = await startScene({ seed: 2 });
  for (const { label, code, id } of one.finesse.reasonCodes.all()) {
    expect(id).not.toBe(code);
    if (label === 'Lunch') expect(list.body).toContain(`<id>${id}</id>`);
  }
  const idsOf = (scene: typeof one) => scene.finesse.reasonCodes.byLabel('Lunch')?.id;
  expect(idsOf(one)).not.toBe(idsOf(two));
  expect((await one.ask(`ReasonCode/${idsOf(one) ?? 0}`)).body).toContain('<label>Lunch</label>');
  expect((await one.ask('ReasonCode/99999')).status).toBe(404);
});

it('out of service says so in SystemInfo and answers 503 to the rest, on both nodes', async () => {
  const { finesse, ask } = await startScene();
  expect((await ask('SystemInfo', '')).body).toContain('<status>IN_SERVICE</status>');
  finesse.faults.outOfService = true;
  expect((await ask('SystemInfo', '')).body).toContain('<status>OUT_OF_SERVICE</status>');
  const answer = await ask(`User/${ID}`);
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('SERVER_OUT_OF_SERVICE');
  expect((await fetch(`${finesse.urls[1]}/finesse/api/User/${ID}`)).status).toBe(503);
});

it('a node that is down refuses, and comes up on the same port', async () => {
  const { finesse, ask } = await startScene();
  await finesse.nodeDown(0);
  await expect(ask('SystemInfo')).rejects.toThrow();
  expect((await fetch(`${finesse.urls[1]}/finesse/api/SystemInfo`)).status).toBe(200);
  await finesse.nodeUp(0);
  expect((await ask('SystemInfo')).status).toBe(200);
});

it('plays faults as often as told and only where told', async () => {
  const { clock, finesse, ask, put } = await startScene();
  finesse.faults.answerNext(2, { status: 418, headers: { 'Retry-After': '9' } }, { path: /User/ });
  const answers = [await ask('SystemInfo'), await ask(`User/${ID}`), await ask(`User/${ID}`)];
  expect(answers.map(({ status }) => status)).toEqual([200, 418, 418]);
  expect((await ask(`User/${ID}`)).status).toBe(200);
  finesse.faults.next(1, { kind: 'reset' });
  await expect(ask(`User/${ID}`)).rejects.toThrow();
  finesse.signIn(ID);
  finesse.faults.swallowPuts = true;
  expect((await put('<User><state>READY</state></User>')).status).toBe(202);
  clock.advance(10_000);
  expect(finesse.agent(ID).state).toBe('NOT_READY');
});
