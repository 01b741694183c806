/** The silence after a 401 on disk: it outlives a restart, and only another password ends it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import { openSilenceFile, withSilence } from '../../../main/store/silence-file.ts';
import type { AgentDesk } from '../../../main/sync/ports.ts';
import { makeFolder } from './folder.ts';

function scene() {
  const profile = makeFolder();
  let answer: Outcome<undefined> = success(undefined);
  const asked: string[] = [];
  const ask = (name: string) => () => {
    asked.push(name);
    return Promise.resolve(answer.ok ? failed('unreachable', 'not part of this test') : answer);
  };
  const inner: AgentDesk = {
    read: ask('read'),
    reasonCodes: ask('reasonCodes'),
    set: ask('set'),
    resume: (password) => void asked.push(`resume ${password}`),
    stop: () => Promise.resolve(),
  };
  return {
    asked,
    file: path.join(profile, 'finesse-refused.json'),
    answerWith: (next: Outcome<undefined>) => {
      answer = next;
    },
    /** As after a restart. */
    desk: (user = '1001') =>
      withSilence(
        inner,
        openSilenceFile(profile, (words) => expect.unreachable(words)),
        user,
      ),
  };
}

const REFUSED = failed('credentials', 'HTTP 401');

it('asks nothing after a restart, until another password is given', async () => {
  const { answerWith, asked, desk, file } = scene();
  answerWith(REFUSED);
  await desk().read({ dialogs: false });
  expect(asked).toEqual(['read']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    version: 1,
    user: '1001',
    refusedSince: expect.stringMatching(/^\d{4}-/) as string,
  });
  const later = desk();
  for (const outcome of [
    await later.read({ dialogs: true }),
    await later.reasonCodes(),
    await later.set({ state: 'READY' }),
  ]) {
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'credentials' } });
  }
  expect(asked).toEqual(['read']);
  later.resume('another');
  expect(existsSync(file)).toBe(false);
  await later.read({ dialogs: false });
  expect(asked).toEqual(['read', 'resume another', 'read']);
});

it('is about one user, in whatever spelling, and begins with a 401 only', async () => {
  const { answerWith, asked, desk, file } = scene();
  answerWith(failed('unreachable', 'no answer'));
  await desk('Agent').read({ dialogs: false });
  expect(existsSync(file)).toBe(false);
  answerWith(REFUSED);
  await desk('Agent').read({ dialogs: false });
  await desk('AGENT').read({ dialogs: false });
  expect(asked).toHaveLength(2);
  await desk('1002').read({ dialogs: false });
  expect(asked).toHaveLength(3);
});

it.each(['{"version":1,"us', '', 'null', '{"version":1,"user":5}'])(
  'a record that cannot be read is silence too, until a password is given: %s',
  async (text) => {
    const { asked, desk, file } = scene();
    writeFileSync(file, text);
    const doubtful = desk();
    expect(await doubtful.read({ dialogs: false })).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
    doubtful.resume('another');
    await doubtful.read({ dialogs: false });
    expect(asked).toEqual(['resume another', 'read']);
    expect(existsSync(file)).toBe(false);
  },
);
