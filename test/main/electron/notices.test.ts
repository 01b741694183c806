/** Notices: one for each change that the person should hear of, none over a presentation, and never a stream of them. */
import { describe, expect, it } from 'vitest';
import type { View } from '../../../main/core/view.ts';
import { nextNotice, NOTHING_TOLD, type Told } from '../../../main/electron/notices.ts';
import { createToasts } from '../../../main/electron/toasts.ts';
import type { Wish } from '../../../main/electron/menu.ts';
import { ENGLISH } from '../../support/english.ts';
import { MINUTE, SECOND } from '../../support/stories.ts';
import { viewIn } from '../../support/window-world.ts';
import { World } from '../../support/world.ts';
import { FakeNotification, freshDesktop } from './fake-electron.ts';

/** Hears views in their order; the titles that were shown. */
function listener(setting: 'all' | 'changes' | 'none' = 'all') {
  let told: Told = NOTHING_TOLD;
  const titles: string[] = [];
  return {
    titles,
    hear: (view: View) => {
      const next = nextNotice(told, view, setting, ENGLISH);
      told = next.told;
      if (next.notice) titles.push(next.notice.title);
      return next.notice;
    },
  };
}

const LATER = { at: 10 * MINUTE };
const missing = {
  about: 'reasonCodesMissing',
  sentence: 'Your team has no reason code.',
  tellsReason: false,
} as const;

function ready(): World {
  const world = new World();
  world.presence('active');
  world.advance(10 * SECOND);
  return world;
}

describe('a notice', () => {
  it('tells of Not Ready, of the way back with what can be done, and of Ready, once each', () => {
    const world = ready();
    const { hear, titles } = listener();
    hear(viewIn(world));
    world.presence('meeting');
    for (let second = 0; second < 20; second += 1) {
      world.advance(SECOND);
      hear(viewIn(world));
    }
    world.presence('active');
    const notices = Array.from({ length: 20 }, () => {
      world.advance(SECOND);
      return hear(viewIn(world));
    });
    expect(titles).toEqual(['You are Not Ready now', 'Ready again soon', 'You are Ready again']);
    const counting = notices.find((notice) => notice?.title === 'Ready again soon');
    expect(counting?.actions.map(({ label }) => label)).toEqual([
      'Stay Not Ready',
      'Ready now',
      '5 more minutes',
    ]);
  });

  it('says nothing of what was already so at the start', () => {
    const { hear, titles } = listener();
    hear(viewIn(ready()));
    expect(titles).toEqual([]);
  });

  it('asks a question with its answers, at once and once', () => {
    const view = {
      ...viewIn(ready()),
      question: { id: 3, target: 'NOT_READY', until: 0 },
    } as const;
    const { hear, titles } = listener('changes');
    expect(hear(view)?.actions.map(({ wish }) => wish)).toEqual([
      { call: 'answer', args: [3, 'yes'] },
      { call: 'answer', args: [3, 'no'] },
    ]);
    hear(view);
    expect(titles).toHaveLength(1);
  });

  it.each(['presenting', 'DoNotDisturb'] as const)(
    'does not come over %s; what still stands comes afterwards',
    (status) => {
      const view = viewIn(ready());
      const { hear, titles } = listener();
      hear(view);
      const webex = { ...view.webex, status };
      const question = { id: 3, target: 'READY', until: 0 } as const;
      hear({ ...view, ...LATER, webex, ours: true, question, attention: [missing] });
      expect(titles).toEqual([]);
      hear({ ...view, at: 11 * MINUTE, ours: true, question, attention: [missing] });
      hear({ ...view, at: 12 * MINUTE, ours: true, question, attention: [missing] });
      expect(titles).toEqual([
        'The reason for Not Ready is over. Go Ready?',
        'Finesse Presence needs you',
      ]);
    },
  );

  it('of an attention comes again only after that was over', () => {
    const view = viewIn(ready());
    const { hear, titles } = listener();
    for (const [minute, attention] of [
      [1, [missing]],
      [2, [missing]],
      [3, []],
      [4, [missing]],
    ] as const) {
      hear({ ...view, at: minute * MINUTE, attention });
    }
    expect(titles).toHaveLength(2);
  });

  it('comes at most six times in ten minutes, and never twice within five seconds', () => {
    const view = viewIn(ready());
    const { hear, titles } = listener();
    for (let second = 0; second < 600; second += 1) {
      hear({ ...view, at: second * SECOND, ours: second % 2 === 0 });
    }
    expect(titles).toHaveLength(6);
  });

  it.each([
    ['all', ['Finesse Presence needs you', 'You are Not Ready now']],
    ['changes', ['You are Not Ready now']],
    ['none', []],
  ] as const)('obeys the setting %s', (setting, expected) => {
    const view = viewIn(ready());
    const { hear, titles } = listener(setting);
    hear({ ...view, at: MINUTE, attention: [missing] });
    hear({ ...view, at: 2 * MINUTE, attention: [missing], ours: true });
    expect(titles).toEqual(expected);
  });
});

describe('a toast', () => {
  it('takes the place of the one before, and carries what was chosen', () => {
    freshDesktop();
    const wishes: Wish[] = [];
    const toasts = createToasts(
      FakeNotification,
      '/icons/program.png',
      (wish) => void wishes.push(wish),
    );
    const notice = { title: 'One', body: '', wish: { open: 'status' }, actions: [] } as const;
    toasts.show(notice);
    toasts.show({
      ...notice,
      actions: [{ label: 'Ready now', wish: { call: 'readyNow', args: [] } }],
    });
    const [first, second] = FakeNotification.all;
    expect(first).toMatchObject({ shown: true, closed: true });
    expect(second?.options.actions).toEqual([{ type: 'button', text: 'Ready now' }]);
    second?.emit('action', { actionIndex: 0 });
    second?.emit('action', { actionIndex: 9 });
    second?.emit('click');
    expect(wishes).toEqual([{ call: 'readyNow', args: [] }, { open: 'status' }]);
    FakeNotification.isSupported = () => false;
    toasts.show(notice);
    expect(FakeNotification.all).toHaveLength(2);
  });
});
