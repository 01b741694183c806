/** Each tone is reached by a story, and every view survives the way to the window. */
import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../main/core/language/speaker.ts';
import { failed } from '../../../main/core/outcome.ts';
import type { Tone } from '../../../main/core/tone.ts';
import { viewOf, type View } from '../../../main/core/view.ts';
import { ENGLISH } from '../../support/english.ts';
import { inOurMeeting, MINUTE, SECOND } from '../../support/stories.ts';
import { UTC_CLOCK, viewIn } from '../../support/window-world.ts';
import { policyOf, World, type WorldOptions } from '../../support/world.ts';

function settled(options: WorldOptions = {}): World {
  const world = new World(options);
  world.presence('active');
  world.advance(10 * SECOND);
  return world;
}

function pausedFor(ms: number): World {
  const world = settled();
  world.hear({ type: 'paused', at: world.now, until: world.now + ms });
  world.advance(SECOND);
  return world;
}

function withCustomer(): World {
  const world = settled();
  world.change('customer', 'TALKING');
  world.advance(2 * MINUTE);
  return world;
}

const STORIES: Readonly<Record<Tone, readonly (readonly [string, () => World])[]>> = {
  following: [
    ['the agent is ready and active', () => settled()],
    ['presence has no opinion', () => changed(settled(), (world) => world.presence('OutOfOffice'))],
  ],
  ours: [
    ['a meeting goes on', () => inOurMeeting()],
    [
      'the write is on its way',
      () => {
        const world = settled();
        world.applyAfterMs = 5 * SECOND;
        return changed(world, () => world.presence('meeting'), 4 * SECOND);
      },
    ],
  ],
  notOurs: [
    [
      'the agent went to lunch',
      () => changed(settled(), (world) => world.change('agent', 'NOT_READY', 'Lunch'), 2 * MINUTE),
    ],
    [
      'a supervisor stepped in',
      () =>
        changed(
          settled(),
          (world) => world.change('supervisor', 'NOT_READY', 'Supervisor Initiated'),
          2 * MINUTE,
        ),
    ],
  ],
  contact: [['a customer is on the line', withCustomer]],
  countdown: [
    ['a meeting has just begun', () => changed(settled(), (world) => world.presence('meeting'))],
    [
      'a meeting has just ended',
      () => changed(inOurMeeting(), (world) => world.presence('active')),
    ],
  ],
  paused: [
    ['for an hour', () => pausedFor(60 * MINUTE)],
    ['until the person resumes', () => pausedFor(Infinity)],
  ],
  observing: [
    ['nothing is due', () => settled({ policy: policyOf({ mode: 'observe' }) })],
    [
      'Not Ready would be due',
      () =>
        changed(
          settled({ policy: policyOf({ mode: 'observe' }) }),
          (world) => world.presence('meeting'),
          10 * SECOND,
        ),
    ],
  ],
  attention: [
    [
      'Finesse refuses the password',
      () =>
        changed(
          settled(),
          (world) => (world.finesseFails = failed('credentials', 'Finesse answered 401').failure),
          2 * MINUTE,
        ),
    ],
    [
      'Webex refuses the sign-in',
      () => changed(settled(), (world) => world.presenceLost(failed('credentials', '401').failure)),
    ],
    ['Webex hides the status', () => changed(settled(), (world) => world.presence('absent', ''))],
    [
      'the reason code is missing',
      () =>
        changed(settled({ codes: codesWithout() }), (world) => world.presence('meeting'), MINUTE),
    ],
    [
      'the person is asked',
      () =>
        changed(
          settled({ policy: policyOf({ mode: 'ask' }) }),
          (world) => world.presence('meeting'),
          10 * SECOND,
        ),
    ],
    [
      'a write never showed',
      () => {
        const world = settled();
        world.swallowWrites = true;
        return changed(world, () => world.presence('meeting'), MINUTE);
      },
    ],
  ],
  offline: [
    ['nothing was heard yet', () => new World()],
    ['Webex is away', () => changed(settled(), (world) => world.presenceLost(), MINUTE)],
    [
      'Webex went silent',
      () => changed(settled(), (world) => (world.webexSilent = true), 30 * MINUTE),
    ],
    [
      'Finesse is away',
      () =>
        changed(
          settled(),
          (world) => (world.finesseFails = failed('unreachable', 'no answer').failure),
          2 * MINUTE,
        ),
    ],
    ['the agent is signed out', () => settled({ state: 'LOGOUT' })],
  ],
};

function changed(world: World, change: (world: World) => unknown, thenMs = SECOND): World {
  change(world);
  world.advance(thenMs);
  return world;
}

function codesWithout() {
  return [{ id: 45, code: 201, label: 'Lunch', systemCode: false }];
}

const ALL = Object.entries(STORIES).flatMap(([tone, stories]) =>
  stories.map(([name, story]) => [tone, name, story] as const),
);

describe('the view', () => {
  it.each(ALL)('is %s when %s', (tone, _name, story) => {
    const view = viewIn(story());
    expect(view.tone).toBe(tone);
    expect(view.headline).toMatch(/^[A-Z][^.]*$/);
    expect(view.reason.sentence).toMatch(/^[A-Z"].*[.]$/);
    for (const { sentence } of view.attention) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(JSON.stringify(view)).not.toContain('null');
  });

  it('says the same as the journal', () => {
    for (const [, , story] of ALL) {
      const world = story();
      if (world.engine.change || world.sentence === '') continue;
      expect(viewIn(world).reason).toEqual({ kind: world.reason, sentence: world.sentence });
    }
  });

  it('shows both sides of a meeting that is ours', () => {
    const world = inOurMeeting();
    const began = world.presenceNow?.since;
    const view = viewIn(world);
    expect(view.webex).toMatchObject({ link: 'well', words: 'In a meeting', since: began });
    expect(view.finesse).toMatchObject({
      link: 'well',
      words: 'Not Ready',
      label: 'Webex Meeting',
      setBy: 'us',
      node: 'finesse-a.example.com:8445',
      trouble: '',
    });
    expect(view.finesse.since).toBeGreaterThan(began ?? Infinity);
    expect(view.next).toBeUndefined();
  });

  it('counts down to Not Ready, then to Ready', () => {
    const world = settled();
    world.presence('meeting');
    world.advance(SECOND);
    const { next } = viewIn(world);
    expect(next).toMatchObject({ kind: 'notReady', label: 'Webex Meeting' });
    expect(next && next.until - (next.from ?? 0)).toBe(3 * SECOND);
    expect(next?.until).toBe(world.now + 2 * SECOND);
    const back = inOurMeeting();
    back.presence('active');
    back.advance(4 * SECOND);
    expect(viewIn(back).next).toEqual({
      kind: 'ready',
      label: '',
      from: back.now - 4 * SECOND,
      until: back.now + 6 * SECOND,
    });
  });

  it('tells how long a pause lasts, without an infinite number', () => {
    const hour = pausedFor(60 * MINUTE);
    const until = hour.now - SECOND + 60 * MINUTE;
    expect(viewIn(hour)).toMatchObject({ pausedUntil: until, next: { kind: 'resume', until } });
    const open = viewIn(pausedFor(Infinity));
    expect(open.pausedUntil).toBe('resumed');
    expect(open.next).toBeUndefined();
  });

  it('keeps the last known state of a side that cannot be had, and says why', () => {
    const world = inOurMeeting();
    world.presenceLost(failed('unreachable', 'no answer').failure);
    world.advance(MINUTE);
    const { webex } = viewIn(world);
    expect(webex).toMatchObject({ link: 'lost', words: 'In a meeting', trouble: 'no answer' });
    world.finesseFails = failed('outOfService', 'out of service').failure;
    world.advance(3 * MINUTE);
    const { finesse } = viewIn(world);
    expect(finesse).toMatchObject({ link: 'lost', words: 'Not Ready', trouble: 'out of service' });
  });

  it('does not tell the same trouble twice', () => {
    const world = settled();
    world.finesseFails = failed('credentials', 'Finesse answered 401').failure;
    world.advance(2 * MINUTE);
    expect(viewIn(world).attention).toMatchObject([
      { about: 'finesseCredentials', tellsReason: true },
    ]);
  });

  it('speaks the language of the person, and says what goes wrong as it was reported', () => {
    const world = inOurMeeting();
    world.finesseFails = failed('untrusted', 'its certificate is unknown').failure;
    world.advance(10 * MINUTE);
    const { engine, now, policy } = world;
    const view = viewOf(engine, policy, now, UTC_CLOCK, speakerOf('de').say);
    expect(view).toMatchObject({
      headline: 'Finesse ist nicht nutzbar',
      webex: { words: 'In einem Meeting' },
      finesse: { words: 'Nicht bereit', label: 'Webex Meeting' },
    });
    expect(view.reason.sentence).toBe(
      'Finesse ist gerade nicht nutzbar: its certificate is unknown. Es wird nichts geändert.',
    );
    expect(view.attention.map(({ sentence }) => sentence)).toEqual([
      'Finesse ist nicht nutzbar: its certificate is unknown. Bitte informieren Sie Ihren Administrator.',
    ]);
  });

  it('shows every instant as the machine shows the date', () => {
    const world = inOurMeeting();
    const plain = viewIn(world);
    const driftMs = 60 * MINUTE;
    const { engine, now, policy } = world;
    const view = viewOf(engine, policy, now, { ...UTC_CLOCK, driftMs }, ENGLISH);
    expect(view.at).toBe(now + driftMs);
    expect(view.finesse.readAt).toBe((plain.finesse.readAt ?? 0) + driftMs);
    // What a server wrote is a date already.
    expect(view.finesse.since).toBe(plain.finesse.since);
    expect(view.reason.sentence).toBe(later(plain));
  });
});

function later({ reason }: View): string {
  return reason.sentence.replace(/since 08:/, 'since 09:');
}
