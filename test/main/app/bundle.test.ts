/** The bundle for support: it names what helps, and no secret in use is anywhere in it. */
import { unzipSync, strFromU8 } from 'fflate';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startWorld, type World } from '../../simulators/control/world.ts';
import { memoryVault } from '../../support/memory-vault.ts';
import {
  newProfile,
  removeProfile,
  runApplication,
  signedInToWebex,
  type RunningApplication,
} from '../../support/running-application.ts';

let world: World;
let application: RunningApplication;

afterEach(async () => {
  await application.stop();
  removeProfile(application.profile);
  await world.stop();
});

it('holds facts, settings, three days of journal and the examination, and no secret', async () => {
  world = await startWorld({ ctiDelayMs: [5, 20] });
  const { agent, finesse, webex } = world;
  finesse.signIn(agent.loginId);
  const vault = memoryVault();
  await signedInToWebex(world, vault);
  await vault.set('webex-client-secret', webex.clientId, webex.clientSecret);
  await vault.set('finesse-password', agent.loginId, agent.password);
  const profile = newProfile();
  const settings = {
    version: 1,
    webex: {
      apiUrl: webex.apiUrl,
      discoveryUrl: webex.discoveryUrl,
      clientId: webex.clientId,
      realtime: false,
      pollMs: 100,
    },
    finesse: { nodes: finesse.urls, user: agent.loginId, idlePollMs: 150 },
  };
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  const line = (at: string, event: string) =>
    `${JSON.stringify({ at, event, sentence: 'Kept.', password: agent.password, body: '<User/>' })}\n`;
  const recent = new Date(Date.now() - 3_600_000).toISOString();
  const journal = line('2020-01-01T00:00:00.000Z', 'tooOld') + line(recent, 'recent');
  writeFileSync(path.join(profile, 'journal.jsonl'), journal);
  const doctor = {
    run(
      onStep: (step: { name: string; title: string; result: 'passed'; sentence: string }) => void,
    ) {
      onStep({ name: 'dns', title: 'Names', result: 'passed', sentence: 'Found.' });
      return Promise.resolve();
    },
  };
  application = runApplication({ world, profile, vault, doctor });
  await application.until('view', ({ finesse: side }) => side.link === 'well');
  await application.handlers.diagnose();
  await application.until('diagnosis', ({ running, steps }) => !running && steps.length === 1);

  const saved = await application.handlers.saveBundle();
  if (!saved.ok) throw new Error(saved.failure.detail);
  const files = unzipSync(Buffer.from(saved.value.base64, 'base64'));
  expect(Object.keys(files)).toEqual([
    'facts.json',
    'settings.json',
    'journal.jsonl',
    'diagnosis.json',
  ]);
  const text = Object.values(files)
    .map((file) => strFromU8(file))
    .join('\n');
  expect(text).toContain('"version": "0.0.0-test"');
  expect(text).toContain(finesse.urls[0]);
  expect(text).toContain('"dns"');
  expect(text).toContain('"recent"');
  expect(text).not.toContain('tooOld');
  const basic = Buffer.from(`${agent.loginId}:${agent.password}`).toString('base64');
  const secrets = [
    agent.password,
    basic,
    webex.accessToken,
    webex.clientSecret,
    ...vault.secrets(),
  ];
  expect(secrets.length).toBeGreaterThan(6);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toContain('<User/>');
});
