/** The application as its window sees it: first run, sign-ins, the person's word, and what outlives a restart. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../main/store/journal-file.ts';
import { signedInToWebex, type RunningApplication } from '../../support/running-application.ts';
import {
  eachOnItsOwn,
  isOk,
  ready,
  restart,
  run,
  settings,
  world,
  writes,
} from './application-stage.ts';

eachOnItsOwn();

const stored = ({ profile }: RunningApplication) =>
  readFileSync(path.join(profile, 'settings.json'), 'utf8');

describe('the first run', () => {
  it('begins with nothing, and a session starts with the last of settings and sign-ins', async () => {
    const application = run();
    const { handlers } = application;
    expect(application.latest('settings')).toMatchObject({
      settings: undefined,
      firstRun: true,
      problems: [],
    });
    expect(application.latest('view')).toMatchObject({
      tone: 'offline',
      headline: 'Not set up yet',
      reason: { kind: 'notSetUp' },
    });
    expect(await handlers.look()).toEqual(isOk);
    expect(await handlers.readyNow()).toMatchObject({ ok: false, failure: { kind: 'refused' } });

    const saved = await handlers.saveSettings(settings());
    expect(saved).toEqual({ ok: true, value: { problems: [] } });
    await application.until('view', ({ headline }) => headline === 'Not signed in to Finesse');
    const { loginId, password } = world.agent;
    expect(await handlers.signInFinesse(loginId, password)).toEqual(isOk);
    await application.until('view', ({ headline }) => headline === 'Not signed in to Webex');
    expect(application.latest('view').reason.kind).toBe('noWebexSignIn');
    expect(application.latest('settings').firstRun).toBe(true);
    // Nobody follows anything yet, so nothing but the kind of sign-in is asked.
    const asked = world.finesse.requests.map(({ path, user }) => [path, user]);
    expect(new Set(asked.flat())).toEqual(new Set(['/finesse/api/SystemInfo', undefined]));

    await signedInToWebex(world, application.vault);
    await handlers.saveSettings({ webex: { realtime: true } });
    const view = await application.until('view', ({ finesse }) => finesse.link === 'well');
    expect(view.finesse.state).toBe('NOT_READY');
    await application.until(
      'accounts',
      ({ finesse, webex }) =>
        webex.who === 'Agent One (agent.one@example.com)' &&
        webex.state === 'signedIn' &&
        finesse.state === 'signedIn',
    );
    expect(application.latest('settings')).toMatchObject({ firstRun: false });
    const { reasonCodes } = await application.until(
      'settings',
      (sheet) => sheet.reasonCodes !== undefined,
    );
    expect(reasonCodes?.map(({ label }) => label)).toContain('Webex Meeting');
    expect(reasonCodes?.some(({ systemCode }) => systemCode)).toBe(false);
  });

  it('shows everything in the language of the person, and keeps the journal in English', async () => {
    const idle = run({ language: 'de' });
    expect(idle.latest('view')).toMatchObject({ headline: 'Noch nicht eingerichtet' });
    const application = await ready({}, { language: 'de' });
    const view = await application.until('view', ({ webex }) => webex.link === 'well');
    expect(view.finesse.words).toBe('Nicht bereit');
    expect(view.reason.sentence).toMatch(
      /^Sie sind Nicht bereit.* Wann Sie auf Bereit wechseln, entscheiden Sie\.$/,
    );
    const history = await application.handlers.readHistory('');
    const sentences = history.ok ? history.value.lines.map(({ sentence }) => sentence) : [];
    expect(sentences).toContain('Finesse zeigt Sie als Nicht bereit.');
    const kept = readJournal(application.profile);
    expect(kept.ok && kept.lines.join('\n')).toContain('Finesse shows you as Not Ready');
    expect(await application.handlers.signInFinesse(' ', 'secret')).toMatchObject({
      ok: false,
      failure: { detail: 'die Anmelde-ID ist leer' },
    });
  });

  it('signs in to Webex in the browser, and the session follows', async () => {
    const opened: string[] = [];
    const application = run({ openBrowser: (url) => void opened.push(url) });
    const { handlers } = application;
    await handlers.saveSettings(settings());
    await handlers.signInFinesse(world.agent.loginId, world.agent.password);
    const signingIn = handlers.signInWebex('browser');
    await application.until('accounts', ({ webex }) => webex.state === 'signingIn');
    await expect.poll(() => opened.length).toBe(1);
    await fetch(opened[0] ?? '');
    expect(await signingIn).toEqual(isOk);
    expect(application.latest('accounts').webex).toMatchObject({
      state: 'signedIn',
      who: 'Agent One (agent.one@example.com)',
    });
    await application.until(
      'view',
      ({ finesse, webex }) => finesse.link === 'well' && webex.link === 'well',
    );
    const { since = 0, until = 0 } = application.latest('accounts').webex;
    expect(Math.abs(Date.now() - since)).toBeLessThan(60_000);
    expect(until - since).toBeGreaterThan(24 * 60 * 60_000);
    const later = await restart(application);
    const { webex } = await later.until('accounts', (accounts) => accounts.webex.who !== '');
    expect(webex).toMatchObject({ since, until });
  });

  it('gives a sign-in up when the person cancels it', async () => {
    const application = run();
    await application.handlers.saveSettings(settings());
    await application.until('view', ({ headline }) => headline === 'Not signed in to Finesse');
    const signingIn = application.handlers.signInWebex('browser');
    await application.until('accounts', ({ webex }) => webex.state === 'signingIn');
    await application.handlers.cancelSignIn();
    expect(await signingIn).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(application.latest('accounts').webex).toMatchObject({ state: 'signedOut', trouble: '' });
  });
});

describe('the window', () => {
  it('hears at once of what Webex and Finesse do', async () => {
    const application = await ready();
    world.finesse.chooseReady(world.agent.loginId);
    await application.until('view', ({ finesse }) => finesse.state === 'READY');
    world.choosePresence('meeting');
    const view = await application.until('view', ({ ours }) => ours);
    expect(view.finesse).toMatchObject({ state: 'NOT_READY', label: 'Webex Meeting', setBy: 'us' });
    expect(await application.handlers.stayNotReady()).toEqual(isOk);
    expect(application.latest('view').ours).toBe(false);
  });

  it('changes a rule without losing what the person wrote beside it, and Ready is then only offered', async () => {
    const application = await ready();
    const file = path.join(application.profile, 'settings.json');
    writeFileSync(file, `// mine\n${stored(application)}`);
    world.finesse.chooseReady(world.agent.loginId);
    world.choosePresence('meeting');
    await application.until('view', ({ ours }) => ours);
    const patch = { rules: { call: { reason: 'Team Meeting' } } };
    expect(await application.handlers.saveSettings(patch)).toEqual({
      ok: true,
      value: { problems: [] },
    });
    expect(stored(application)).toMatch(/^\/\/ mine/);
    const sheet = application.latest('settings');
    expect(sheet.settings?.rules.call).toEqual({ reason: 'Team Meeting' });
    expect(sheet.sources).toMatchObject({ 'rules.call.reason': 'person' });
    expect(sheet.sources['rules.meeting.reason']).toBeUndefined();
    await application.until('view', ({ finesse }) => finesse.link === 'well');
    world.choosePresence('active');
    await application.until('view', ({ headline }) => headline === 'Going Ready is up to you');
    expect(writes().map(({ body }) => /<state>(\w+)/.exec(body)?.[1])).toEqual(['NOT_READY']);
  });

  it('is told what is wrong by path, and nothing is stored', async () => {
    const application = await ready();
    const before = stored(application);
    const saved = await application.handlers.saveSettings({
      rules: { meeting: { enterAfterMs: 'soon' } },
      finesse: { nodes: ['http://finesse.example.com'] },
    });
    const problems = saved.ok ? saved.value.problems : [];
    expect(problems.map((problem) => problem.path)).toEqual([
      'finesse.nodes[0]',
      'rules.meeting.enterAfterMs',
    ]);
    expect(stored(application)).toBe(before);
  });
});

describe('a page that was tampered with', () => {
  it('cannot have the password shown to another server, where the person signs in anew', async () => {
    const application = await ready();
    const heard: (string | undefined)[] = [];
    const other = createServer(({ headers }, response) => {
      heard.push(headers.authorization);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const saveNodes = (...nodes: string[]) =>
      application.handlers.saveSettings({ finesse: { nodes } });
    const taken = { ok: true, value: { problems: [] } };
    expect(await saveNodes(`http://127.0.0.1:${String(port)}`)).toEqual(taken);
    await application.until('view', ({ reason }) => reason.kind === 'noFinesseSignIn');
    const { loginId, password } = world.agent;
    expect(application.vault.secrets().join()).not.toContain(password);
    expect(await saveNodes(...world.finesse.urls)).toEqual(taken);
    expect(await application.handlers.signInFinesse(loginId, password)).toEqual(isOk);
    await application.until('view', ({ finesse }) => finesse.link === 'well');
    expect(heard).toEqual([]);
    other.close();
  });

  it('cannot have the token sent elsewhere', async () => {
    const application = await ready();
    const before = stored(application);
    const saved = await application.handlers.saveSettings({
      webex: { apiUrl: 'https://webex.example.com/v1', discoveryUrl: 'https://example.com' },
    });
    const problems = saved.ok ? saved.value.problems.map(({ path: where }) => where) : [];
    expect(problems).toEqual(['webex.apiUrl', 'webex.discoveryUrl']);
    expect(stored(application)).toBe(before);
  });
});

describe('a journal that cannot be written', () => {
  it('is told once, and the engine goes on without it', async () => {
    const application = await ready();
    const file = path.join(application.profile, 'journal.jsonl');
    // Nobody can append to a folder, as root neither.
    rmSync(file);
    mkdirSync(file);
    world.finesse.chooseReady(world.agent.loginId);
    await application.until('view', ({ finesse }) => finesse.state === 'READY');
    world.choosePresence('meeting');
    await application.until('view', ({ ours }) => ours);
    world.choosePresence('active');
    await application.until('view', ({ finesse, ours }) => !ours && finesse.state === 'READY');
    expect(application.troubles).toEqual([
      expect.stringMatching(/^The journal in .* cannot be written \(EISDIR\); the app goes on/),
    ]);
    expect(await application.handlers.readHistory('')).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable' },
    });
  });
});

describe('a restart', () => {
  it('keeps a pause, until the person resumes', async () => {
    const before = await ready();
    world.finesse.chooseReady(world.agent.loginId);
    await before.handlers.pause('resumed');
    const after = await restart(before);
    await after.until(
      'view',
      ({ finesse, pausedUntil }) => finesse.state === 'READY' && pausedUntil === 'resumed',
    );
    world.choosePresence('meeting');
    await after.until('view', ({ webex }) => webex.status === 'meeting');
    expect(after.latest('view').reason.kind).toBe('paused');
    expect(writes()).toEqual([]);
    await after.handlers.resume();
    await after.until('view', ({ ours }) => ours);
    const third = await restart(after);
    await third.until('view', ({ finesse }) => finesse.link === 'well');
    expect(third.latest('view').pausedUntil).toBeUndefined();
  });

  it('keeps a mode that was chosen in the window', async () => {
    const before = await ready();
    expect(await before.handlers.setMode('observe')).toEqual(isOk);
    expect(before.latest('view').modes).toEqual({ notReady: 'observe', ready: 'observe' });
    world.finesse.chooseReady(world.agent.loginId);
    const after = await restart(before);
    await after.until('view', ({ finesse }) => finesse.state === 'READY');
    world.choosePresence('meeting');
    await after.until('view', ({ reason }) => reason.kind === 'wouldTakeNotReady');
    expect(writes()).toEqual([]);
  });

  it('rests where the record of a pause cannot be read', async () => {
    const before = await ready();
    await before.stop();
    writeFileSync(path.join(before.profile, 'choices.json'), '{"version":1,"pau');
    const after = run({ profile: before.profile, vault: before.vault });
    await after.until('view', ({ pausedUntil }) => pausedUntil === 'resumed');
    expect(after.troubles.join()).toContain('rests until you resume');
  });

  it('keeps the silence after a 401, until another password is given', async () => {
    const before = await ready();
    world.finesse.changePassword(world.agent.loginId, 'another');
    const refused = await before.until('accounts', ({ finesse }) => finesse.state === 'refused');
    expect(refused.finesse.trouble).toContain('enter your password again');
    const asked = world.finesse.requests.length;
    let after = await restart(before);
    for (let n = 0; n < 3; n++) {
      await after.until('view', ({ finesse }) => finesse.link === 'refused');
      after = await restart(after);
    }
    await after.until('accounts', ({ finesse }) => finesse.state === 'refused');
    expect(world.finesse.requests.length).toBe(asked);
    const record = readFileSync(path.join(after.profile, 'finesse-refused.json'), 'utf8');
    expect(record).not.toContain(world.agent.password);
    await after.handlers.signInFinesse(world.agent.loginId, 'another');
    await after.until('view', ({ finesse }) => finesse.link === 'well');
    expect(existsSync(path.join(after.profile, 'finesse-refused.json'))).toBe(false);
    expect(after.latest('accounts').finesse).toMatchObject({ state: 'signedIn', trouble: '' });
  });
});

describe('settings that somebody else changes while the app runs', () => {
  it('are taken over when they are good', async () => {
    const application = await ready();
    const next = settings({ mode: 'observe', fallbackReason: 'Lunch' });
    writeFileSync(path.join(application.profile, 'settings.json'), JSON.stringify(next));
    await application.until('settings', (sheet) => sheet.settings?.fallbackReason === 'Lunch');
    await application.until('view', ({ modes }) => modes.ready === 'observe');
  });

  it('leave the last good ones in force when they are not', async () => {
    const application = await ready();
    writeFileSync(path.join(application.profile, 'settings.json'), '{ "version": 1,');
    const sheet = await application.until('settings', ({ problems }) => problems.length > 0);
    expect(sheet.problems[0]?.message).toMatch(/settings\.json: not valid JSON at line 1/);
    expect(sheet.settings?.finesse.user).toBe(world.agent.loginId);
    expect(application.latest('view').finesse.link).toBe('well');
    const saved = await application.handlers.saveSettings({ mode: 'ask' });
    expect(saved.ok && saved.value.problems[0]?.message).toContain('nothing was stored');
    // The person's word counts all the same, as long as the app runs.
    expect(await application.handlers.setMode('observe')).toMatchObject({ ok: false });
    expect(application.latest('view').modes.ready).toBe('observe');
  });
});

describe('signing out', () => {
  it('of Finesse ends the session, and nothing more is sent', async () => {
    const application = await ready();
    expect(await application.handlers.signOut('finesse')).toEqual(isOk);
    await application.until('view', ({ headline }) => headline === 'Not signed in to Finesse');
    expect(application.vault.secrets().join()).not.toContain(world.agent.password);
    expect(application.latest('accounts').finesse.state).toBe('signedOut');
  });

  it('of Webex ends the session and the sign-in', async () => {
    const application = await ready();
    expect(await application.handlers.signOut('webex')).toEqual(isOk);
    await application.until('view', ({ headline }) => headline === 'Not signed in to Webex');
    expect(application.vault.secrets().join()).not.toContain(world.webex.accessToken);
  });

  it('says so where the vault is locked, and everything stays as it was', async () => {
    const application = await ready();
    application.vault.lock();
    expect(await application.handlers.signOut('finesse')).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    });
    expect(await application.handlers.signInFinesse('1001', 'new')).toMatchObject({ ok: false });
    expect(application.latest('accounts').finesse.state).toBe('signedIn');
  });
});
