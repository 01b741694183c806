/** Customers first: nothing while one is on the line, and whose call it is that Webex shows. */
import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../../main/core/agent.ts';
import { PLATFORMS } from '../../../../main/core/platform.ts';
import { ENGLISH } from '../../../support/english.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

const CONTACTS: readonly AgentState[] = [
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
];

describe.each(['UCCE', 'UCCX'] as const)('a contact on %s', (platform) => {
  it.each(CONTACTS)(
    '12: Do Not Disturb in %s waits, looks every 3 s, and acts after it',
    (state) => {
      const world = new World({ platform, state });
      world.presence('DoNotDisturb');
      world.advance(MINUTE);
      expect(world.writes).toEqual([]);
      expect(world.reason).toBe('contactFirst');
      const before = world.requests.length;
      world.advance(MINUTE);
      const looks = world.requests.length - before;
      expect(looks).toBeGreaterThanOrEqual(19);
      expect(looks).toBeLessThanOrEqual(21);
      world.change('customer', 'READY');
      world.advance(5 * SECOND);
      expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: 43 });
    },
  );

  it('12b: after a wrap-up that ends in Not Ready there is nothing to do', () => {
    const world = new World({ platform, state: 'WORK' });
    world.presence('DoNotDisturb');
    world.advance(MINUTE);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.reason).toBe('setByPerson');
  });

  it('nothing in sight means looking at the idle pace during a contact', () => {
    const world = new World({ platform, state: 'TALKING' });
    world.presence('active');
    world.advance(MINUTE);
    const before = world.requests.length;
    world.advance(10 * MINUTE);
    expect(world.requests.length - before).toBeLessThanOrEqual(11);
  });

  it('a meeting that outlasts the call counts after it, once', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(MINUTE);
    world.change('customer', 'TALKING');
    world.presence('meeting');
    world.advance(2 * MINUTE);
    world.change('customer', 'READY');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.agent.reasonCodeId).toBe(41);
  });

  it('a call that comes between our look and our write is the customer’s', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(10 * SECOND);
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.change('customer', 'TALKING');
    world.advance(5 * MINUTE);
    // Finesse keeps our Not Ready for after the call; we do not send it again.
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.agent).toMatchObject({ state: 'TALKING', pendingState: 'NOT_READY' });
    world.change('customer', 'READY');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a change that waits in Finesse is respected', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(SECOND);
    world.pending('NOT_READY');
    world.presence('meeting');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.sentence).toBe(
      'Finesse already has another change waiting for you (Not Ready). Your state is left alone.',
    );
  });
});

describe.each(['UCCE', 'UCCX'] as const)('whose call it is on %s', (platform) => {
  /** A minute of customer call that Webex shows as well. */
  function afterCustomerCall(): World {
    const world = new World({ platform });
    world.presence('active');
    world.advance(MINUTE);
    world.change('customer', 'TALKING');
    world.presence('call');
    world.advance(MINUTE);
    expect(world.reason).toBe('customerCall');
    world.change('customer', 'READY');
    return world;
  }

  it('8: Webex may go on showing the customer call long after it', () => {
    const world = afterCustomerCall();
    world.advance(30 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.sentence).toBe(
      'The call in Webex is your customer call. That is no reason to set you Not Ready.',
    );
  });

  it('8c: once presence has left `call`, the next call counts again', () => {
    const world = afterCustomerCall();
    world.advance(SECOND);
    world.presence('active');
    world.advance(MINUTE);
    world.presence('call');
    world.advance(10 * SECOND);
    expect(world.agent.reasonCodeId).toBe(42);
  });

  it('8d: a meeting straight after the customer call counts', () => {
    const world = afterCustomerCall();
    world.advance(SECOND);
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(world.agent.reasonCodeId).toBe(41);
  });

  it('8e: presence that shows the call only after its end, within 5 s, is not fooled', () => {
    const world = new World({ platform });
    world.presence('DoNotDisturb');
    world.change('customer', 'TALKING');
    world.advance(MINUTE);
    world.change('customer', 'READY');
    // The last look that showed the contact is at most three seconds old.
    world.advance(SECOND);
    world.presence('call');
    world.advance(10 * MINUTE);
    expect(world.writes.map((write) => write.reasonCodeId)).not.toContain(42);
  });

  it('8f: the customer call during which wrap-up begins is still the customer’s', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(MINUTE);
    world.change('customer', 'TALKING');
    world.presence('call');
    world.advance(30 * SECOND);
    world.change('customer', 'WORK');
    world.advance(30 * SECOND);
    world.change('system', 'READY');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('8g: a call that Finesse shows a moment after Webex is the customer’s', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(MINUTE);
    world.presence('call');
    world.advance(2 * SECOND);
    world.change('customer', 'RESERVED');
    world.advance(2 * SECOND);
    world.change('customer', 'TALKING');
    world.advance(MINUTE);
    world.change('customer', 'READY');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('8h: a customer call during our own Not Ready is no new cause', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'TALKING');
    world.presence('call');
    world.advance(MINUTE);
    world.change('system', 'NOT_READY', 'Webex Meeting');
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('9b: a colleague’s call a minute after a customer call counts', () => {
    const world = new World({ platform });
    world.presence('active');
    world.change('customer', 'TALKING');
    world.advance(2 * MINUTE);
    world.change('customer', 'READY');
    world.advance(2 * MINUTE);
    world.presence('call');
    world.advance(10 * SECOND);
    expect(world.agent.reasonCodeId).toBe(42);
  });
});

describe('UCCX and its hidden calls', () => {
  it('10b: dialogs are asked for only where they matter', () => {
    const world = new World({ platform: 'UCCX' });
    const dialogs: boolean[] = [];
    const perform = world.hear.bind(world);
    world.hear = (event) => {
      if (event.type === 'agentRead' && event.outcome.ok) {
        dialogs.push(event.outcome.value.dialogs !== undefined);
      }
      perform(event);
    };
    world.presence('active');
    world.advance(10 * MINUTE);
    // The very first look does not yet know the platform.
    expect(dialogs.slice(1)).not.toContain(true);
    dialogs.length = 0;
    world.presence('meeting');
    world.advance(10 * SECOND);
    // Only the look right before the write needs them.
    expect(dialogs.filter((asked) => asked)).toHaveLength(1);
    expect(world.agent.reasonCodeId).toBe(41);
  });

  it('10c: a call that is not from the queue keeps Ready away, too', () => {
    const world = inOurMeeting({ platform: 'UCCX' });
    world.dialogs(1);
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.sentence).toBe('You are on a call. Your state is left alone.');
    world.dialogs(0);
    world.advance(15 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });
});

describe.each(['UCCE', 'UCCX'] as const)('what the system set on %s', (platform) => {
  const known = Object.entries(PLATFORMS[platform].systemCodes).map(
    ([code, cause]) => [Number(code), cause] as const,
  );

  it.each(known)('7: %i is left alone, and the sentence says why', (code, cause) => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(SECOND);
    world.change('system', 'NOT_READY', 'Call Not Answered');
    const reasonCode = { id: 91, code, label: 'As the server calls it', systemCode: true };
    world.agent = { ...world.agent, reasonCode };
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.sentence).toBe(
      `Finesse set you Not Ready because ${ENGLISH(cause)}. That is left to you.`,
    );
  });

  it('7b: over what was ours, it ends it', () => {
    const world = inOurMeeting({ platform });
    world.change('system', 'NOT_READY', 'Call Not Answered');
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.sentence).toContain('because a call was not answered');
  });

  it('7c: a system code that nobody has heard of is left alone by its label', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(SECOND);
    world.change('system', 'NOT_READY', 'Call Not Answered');
    const reasonCode = { id: 91, code: 40_404, label: 'Brand New', systemCode: true };
    world.agent = { ...world.agent, reasonCode };
    world.advance(5 * MINUTE);
    expect(world.sentence).toBe(
      'Finesse set you Not Ready by itself ("Brand New"). That is left to you.',
    );
  });

  it('6b: a supervisor’s Ready during our Not Ready ends it for the episode', () => {
    const world = inOurMeeting({ platform });
    world.change('supervisor', 'READY');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.sentence).toBe(
      'You are in a Webex meeting. Until that is over, your state is your own choice.',
    );
  });

  it('33: another reason chosen on the phone is the person’s', () => {
    const world = inOurMeeting({ platform });
    // The phone says nothing to us: the next look shows it, before anything is written.
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.sentence).toBe('You are Not Ready ("Lunch"). Going Ready is left to you.');
  });

  it('33b: the same reason and Ready, both chosen on the phone, are the person’s', () => {
    const same = inOurMeeting({ platform });
    same.presence('active');
    same.advance(9_900);
    same.change('agent', 'NOT_READY', 'Webex Meeting');
    same.advance(10 * MINUTE);
    expect(targets(same)).toEqual(['NOT_READY']);
    const ready = inOurMeeting({ platform });
    ready.change('agent', 'READY');
    ready.advance(10 * MINUTE);
    expect(targets(ready)).toEqual(['NOT_READY']);
  });
});

describe('the limit on changes (I8)', () => {
  const policy = policyOf({
    rules: { meeting: { enterAfterMs: 0 } },
    returnToReady: { afterMs: 0 },
    limits: { changesPer10Min: 4 },
  });

  it('after it every change is asked about, and a choice of mode begins anew', () => {
    const world = new World({ policy });
    for (let i = 0; i < 3; i++) {
      world.presence('meeting');
      world.advance(5 * SECOND);
      world.presence('active');
      world.advance(5 * SECOND);
    }
    expect(world.writes).toHaveLength(4);
    expect(world.engine.modes).toEqual({ notReady: 'ask', ready: 'ask' });
    world.hear({ type: 'modeChosen', at: world.now, mode: 'auto' });
    expect(world.attention).not.toContain('tooManyChanges');
    world.presence('meeting');
    world.advance(5 * SECOND);
    expect(world.writes).toHaveLength(5);
  });

  it('changes of others do not count', () => {
    const world = new World({ policy });
    world.presence('active');
    for (let i = 0; i < 20; i++) {
      world.change('agent', i % 2 === 0 ? 'NOT_READY' : 'READY', i % 2 === 0 ? 'Lunch' : undefined);
      world.advance(10 * SECOND);
    }
    world.presence('meeting');
    world.advance(5 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});
