/** Faults that random walks and the exhaustive search once found, each as the shortest story that shows it. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

describe('what the person said', () => {
  it('"Ready now" does not send a call to a desk that was left right after it', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(SECOND);
    world.hear({ type: 'deskChanged', at: world.now, desk: 'away' });
    world.finesseFails = undefined;
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('awayFromDesk');
  });

  it('"5 more minutes" stand, although a short call came and went meanwhile', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(SECOND);
    world.hear({ type: 'delayChosen', at: world.now, delayMs: 5 * MINUTE });
    world.presence('DoNotDisturb');
    world.advance(20 * SECOND);
    world.presence('active');
    world.advance(4 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY', 'READY']);
  });

  it('a yes that comes after its time is none, even if nobody has noticed the time', () => {
    const world = new World({ policy: policyOf({ mode: 'ask' }) });
    world.presence('meeting');
    world.advance(5 * SECOND);
    const question = world.question?.id ?? 0;
    const at = world.now + 3 * MINUTE;
    world.now = at;
    world.hear({ type: 'answered', at, question, answer: 'yes' });
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('a yes to what was the customer on the line is no yes to the meeting after it', () => {
    const world = new World({ policy: policyOf({ mode: 'ask' }) });
    world.presence('active');
    world.advance(5 * SECOND);
    world.presence('call');
    world.advance(6 * SECOND);
    const question = world.question?.id ?? 0;
    world.change('customer', 'TALKING');
    world.hear({ type: 'answered', at: world.now, question, answer: 'yes' });
    world.advance(SECOND);
    expect(world.reason).toBe('customerCall');
    world.change('customer', 'READY');
    world.presence('active');
    world.advance(4 * SECOND);
    world.presence('meeting');
    world.advance(5 * SECOND);
    expect(world.writes).toEqual([]);
    expect(world.question?.id).not.toBe(question);
  });
});

describe('one say', () => {
  it('after a restart in the middle of our meeting, Ready by hand stays', () => {
    const world = inOurMeeting();
    world.restart();
    world.advance(5 * SECOND);
    world.change('agent', 'READY');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('saidOnce');
  });

  it('Stay Not Ready over a write that then never arrives is not followed by another', () => {
    const world = new World();
    world.presence('active');
    world.advance(5 * SECOND);
    world.writeFails = failed('unreachable', 'no answer').failure;
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.hear({ type: 'stayChosen', at: world.now });
    world.writeFails = undefined;
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a yes is used up by its write, even where that never arrived', () => {
    const world = new World({ policy: policyOf({ mode: 'ask' }) });
    world.presence('meeting');
    world.advance(5 * SECOND);
    const question = world.question?.id ?? 0;
    world.writeFails = failed('unreachable', 'no answer').failure;
    world.hear({ type: 'answered', at: world.now, question, answer: 'yes' });
    world.advance(20 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.question?.id).not.toBe(question);
    expect(world.question).toMatchObject({ target: 'NOT_READY' });
  });
});

describe('what was looked at', () => {
  it('an answer of Finesse that took longer than both deadlines does not lead to a write', () => {
    const world = new World();
    world.presence('active');
    world.advance(5 * SECOND);
    world.answerMs = 13 * SECOND;
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('a look from before the dwell of the next status was over does not count', () => {
    const world = new World({ policy: policyOf({ rules: { meeting: { enterAfterMs: 0 } } }) });
    world.presence('active');
    world.advance(5 * SECOND);
    world.answerMs = 9 * SECOND;
    world.presence('meeting');
    world.advance(3 * SECOND);
    world.presence('presenting');
    world.advance(7 * SECOND);
    expect(world.writes).toEqual([]);
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('what Webex said for "Ready now" does not count for the countdown, a minute later', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(SECOND);
    world.answerMs = 13 * SECOND;
    world.hear({ type: 'readyChosen', at: world.now });
    world.presence('active');
    world.advance(59 * SECOND);
    world.answerMs = 20;
    const minuteIsOver = world.now + SECOND;
    world.advance(20 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    const asked = world.requests.filter(({ at }) => at >= minuteIsOver).map(({ kind }) => kind);
    expect(asked.slice(0, asked.indexOf('setAgentState'))).toContain('readPresence');
  });

  it('the dialogs of an answer that comes twice do not stand for those of another look', () => {
    const policy = policyOf({
      rules: { meeting: { enterAfterMs: 0 } },
      returnToReady: { afterMs: 0 },
    });
    const world = inOurMeeting({ platform: 'UCCX', policy });
    world.echoMs = 700;
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('active');
    world.advance(500);
    world.change('agent', 'READY');
    world.presence('meeting');
    world.answerMs = 9 * SECOND;
    world.advance(6 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a silence of Webex is a break: the dwell begins anew after it', () => {
    const world = new World({ policy: policyOf({ webex: { realtime: false } }) });
    world.change('agent', 'NOT_READY', 'Lunch');
    world.webexSilent = true;
    world.presence('meeting');
    world.advance(4 * MINUTE);
    world.change('agent', 'READY');
    world.presence('meeting');
    world.advance(2 * SECOND);
    expect(world.writes).toEqual([]);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a silence of Webex is a break: the countdown begins anew after it', () => {
    const world = inOurMeeting({ policy: policyOf({ webex: { realtime: false } }) });
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.presence('active');
    world.webexSilent = true;
    world.advance(2 * MINUTE);
    world.finesseFails = undefined;
    world.advance(MINUTE);
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });
});

describe('what was written', () => {
  it('a reason code that was refused is not tried again for another cause and back', () => {
    const world = new World();
    world.advance(SECOND);
    world.writeFails = failed('refused', 'requires a valid reason code').failure;
    world.presence('DoNotDisturb');
    world.advance(3_030);
    world.presence('presenting');
    world.advance(60);
    world.presence('DoNotDisturb');
    world.advance(MINUTE);
    expect(world.writes.map((write) => write.reasonCodeId)).toEqual([43]);
  });

  it.each([
    ['a long sleep', { type: 'woke', sleptMs: 10 * MINUTE }],
    ['another mode', { type: 'modeChosen', mode: 'auto' }],
  ] as const)('%s while another reason is on its way makes Ready an offer', (_name, happening) => {
    const world = inOurMeeting();
    world.presence('DoNotDisturb');
    world.advance(10 * SECOND + 30);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
    world.hear({ ...happening, at: world.now });
    world.advance(5 * SECOND);
    expect(world.agent.reasonCodeId).toBe(43);
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
    expect(world.reason).toBe('offerReady');
  });
});
