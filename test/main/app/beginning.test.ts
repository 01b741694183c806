/** How it begins: nothing is written before the person, or the organization, has said how. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicySource } from '../../../main/app/ports.ts';
import { readJournal } from '../../../main/store/journal-file.ts';
import type { RunningApplication } from '../../support/running-application.ts';
import { eachOnItsOwn, isOk, ready, restart, run, world, writes } from './application-stage.ts';

eachOnItsOwn();

describe('how it begins', () => {
  const OBSERVES = { notReady: 'observe', ready: 'observe' };
  const AUTO = { notReady: 'auto', ready: 'auto' };
  /** Both sign-ins are there, and no person has said anything about the mode. */
  const unasked = { mode: undefined };
  const choicesOf = ({ profile }: RunningApplication) => path.join(profile, 'choices.json');
  const sentencesOf = ({ profile }: RunningApplication) => {
    const kept = readJournal(profile);
    return kept.ok ? kept.lines.join('\n') : '';
  };

  it('only observes until the person has chosen, also after a restart', async () => {
    const before = await ready(unasked);
    expect(before.latest('view').modes).toEqual(OBSERVES);
    expect(before.latest('settings').firstRun).toBe(true);
    const after = await restart(before);
    const view = await after.until('view', ({ finesse }) => finesse.link === 'well');
    expect(view.modes).toEqual(OBSERVES);
    world.finesse.chooseReady(world.agent.loginId);
    world.choosePresence('meeting');
    await after.until('view', ({ reason }) => reason.kind === 'wouldTakeNotReady');
    expect(await after.handlers.setMode('auto')).toEqual(isOk);
    await after.until('view', ({ ours }) => ours);
    expect(after.latest('settings').firstRun).toBe(false);
  });

  it('lets a mode that the organization enforces count at once, and none of its defaults', async () => {
    const policy = (part: 'enforced' | 'defaults'): PolicySource => ({
      read: () => ({ enforced: {}, defaults: {}, problems: [], [part]: { mode: 'ask' } }),
      onChange: () => () => undefined,
    });
    const enforced = await ready(unasked, { policy: policy('enforced') });
    expect(enforced.latest('view').modes).toEqual({ notReady: 'ask', ready: 'ask' });
    expect(enforced.latest('settings').firstRun).toBe(false);
    expect(await enforced.handlers.observeToday()).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    });
    await enforced.stop();
    const byDefault = await ready(unasked, { policy: policy('defaults') });
    expect(byDefault.latest('view').modes).toEqual(OBSERVES);
  });

  it('observes until tomorrow morning, over a restart, and says when it ends', async () => {
    const before = await ready(unasked);
    expect(await before.handlers.observeToday()).toEqual(isOk);
    const { firstRun, observesUntil = 0 } = before.latest('settings');
    expect(firstRun).toBe(false);
    expect(new Date(observesUntil).getHours()).toBe(5);
    expect(observesUntil).toBeGreaterThan(Date.now());
    expect(sentencesOf(before)).toContain('You chose the mode \\"Observe\\" until ');
    const after = await restart(before);
    await after.until('view', ({ finesse }) => finesse.link === 'well');
    expect(after.latest('view').modes).toEqual(OBSERVES);
    expect(after.latest('settings').observesUntil).toBe(observesUntil);
    // Another word of the person ends it.
    expect(await after.handlers.setMode('auto')).toEqual(isOk);
    expect(after.latest('view').modes).toEqual(AUTO);
    expect(after.latest('settings').observesUntil).toBeUndefined();
  });

  it('goes over to the mode of the settings in the morning, and never to Ready by that (I4)', async () => {
    const first = await ready();
    await first.stop();
    const until = Date.now() + 1_000;
    writeFileSync(
      choicesOf(first),
      JSON.stringify({ version: 1, setUp: true, observeUntil: until }),
    );
    const application = run({ profile: first.profile, vault: first.vault });
    await application.until('view', ({ finesse }) => finesse.link === 'well');
    expect(application.latest('view').modes).toEqual(OBSERVES);
    await application.until('view', ({ modes }) => modes.ready === 'auto');
    expect(Date.now()).toBeGreaterThanOrEqual(until);
    expect(sentencesOf(application)).toContain('The time to observe is over, as you chose.');
    expect(JSON.parse(readFileSync(choicesOf(application), 'utf8'))).not.toHaveProperty(
      'observeUntil',
    );
    await application.until('view', ({ reason }) => reason.kind === 'setByPerson');
    expect(writes()).toEqual([]);
  }, 20_000);

  it('writes each choice of a mode down once, whether the settings change with it or not', async () => {
    const application = await ready(unasked);
    const chosen = () => sentencesOf(application).match(/You chose the mode [^.]*/g) ?? [];
    for (const mode of ['ask', 'observe', 'auto'] as const) {
      expect(await application.handlers.setMode(mode)).toEqual(isOk);
    }
    expect(await application.handlers.observeToday()).toEqual(isOk);
    // The settings say so already.
    expect(await application.handlers.setMode('auto')).toEqual(isOk);
    expect(application.latest('view').modes).toEqual(AUTO);
    const names = chosen().map((words) => /"(\w[\w ]*)\\/.exec(words)?.[1]);
    expect(names).toEqual(['Ask me', 'Observe', 'Automatic', 'Observe', 'Automatic']);
  });

  it('knows at the start that the morning has come meanwhile', async () => {
    const first = await ready();
    await first.stop();
    const past = { version: 1, setUp: true, observeUntil: Date.now() - 1 };
    writeFileSync(choicesOf(first), JSON.stringify(past));
    const application = run({ profile: first.profile, vault: first.vault });
    await application.until('view', ({ finesse }) => finesse.link === 'well');
    expect(application.latest('view').modes).toEqual(AUTO);
  });
});
