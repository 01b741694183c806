/** `--report` of the headless host: reads the journal of a profile, needs no secret, and starts nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProfile, startHeadless } from '../support/headless-process.ts';

const SETTINGS = {
  version: 1,
  mode: 'observe',
  finesse: { nodes: ['https://finesse-a.example.com:8445'], user: '1001' },
};
const NO_SECRETS = {
  FINESSE_PRESENCE_WEBEX_TOKEN: '',
  FINESSE_PRESENCE_FINESSE_PASSWORD: '',
  TZ: 'UTC',
};

async function report(profile: string, ...more: string[]) {
  const host = startHeadless(['--profile', profile, '--report', ...more], NO_SECRETS);
  return { code: await host.ended, text: host.output(), errors: host.errors() };
}

async function profileWithJournals(): Promise<string> {
  const profile = await makeProfile(SETTINGS);
  const line = (at: string, reason: string, label?: string) =>
    `${JSON.stringify({ at: `2026-11-23T${at}Z`, event: 'decision', reason, label })}\n`;
  // The older file holds the beginning, the newer one the end.
  const older = line('09:00:00.000', 'wouldTakeNotReady', 'Webex Meeting');
  writeFileSync(path.join(profile, 'journal.1.jsonl'), older);
  const newer = `${line('09:30:00.000', 'allClear')}{"torn\n${line('10:00:00.000', 'contact')}`;
  writeFileSync(path.join(profile, 'journal.jsonl'), newer);
  return profile;
}

describe('--report', () => {
  it('prints it readably', async () => {
    const { code, text } = await report(await profileWithJournals());
    expect(code).toBe(0);
    expect(text).toContain(
      '2026-11-23: Not Ready 1 time, 30 min 10 s in all; back to Ready 1 time',
    );
    expect(text).toContain('09:00:00  Not Ready ("Webex Meeting") for 30 min 10 s');
    expect(text).toContain('1 line could not be read.');
  });

  it('prints it for a program', async () => {
    const { code, text } = await report(await profileWithJournals(), '--json');
    expect(code).toBe(0);
    const told = JSON.parse(text) as { days: { would: { at: string }[] }[]; torn: number };
    expect(told).toMatchObject({
      torn: 1,
      days: [{ day: '2026-11-23', notReady: 1, ready: 1, notReadyMs: 1_810_000 }],
    });
    expect(told.days[0]?.would[0]?.at).toBe('2026-11-23T09:00:00.000Z');
  });

  it('of a profile without a journal says that there is nothing', async () => {
    const { code, text } = await report(await makeProfile(SETTINGS));
    expect(code).toBe(0);
    expect(text).toContain('the app would have changed nothing');
  });

  it('a journal that cannot be read is told by its name', async () => {
    const profile = await makeProfile(SETTINGS);
    mkdirSync(path.join(profile, 'journal.jsonl'));
    const { code, errors } = await report(profile);
    expect(code).toBe(2);
    expect(errors).toContain('journal');
  });

  it('--json alone is refused', async () => {
    const host = startHeadless(['--profile', await makeProfile(SETTINGS), '--json'], NO_SECRETS);
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('--json goes with --report');
  });
});
