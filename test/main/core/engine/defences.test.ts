/** Rules that stand behind other rules: no write shows that they are there, but their words or a rare moment do. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { MINUTE, SECOND } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

describe('a second line of defence', () => {
  it.each([
    ['LOGOUT', 'agentSignedOut'],
    ['UNKNOWN', 'agentStateUnknown'],
  ] as const)('in %s the reason is that, and nothing else', (state, reason) => {
    const world = new World({ state });
    world.presence('meeting');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe(reason);
    expect(world.writes).toEqual([]);
  });

  it('after a 401 the reason is the refusal, whatever Webex shows', () => {
    const world = new World();
    world.advance(SECOND);
    world.finesseFails = failed('credentials', 'Finesse answered 401').failure;
    world.presence('meeting');
    world.advance(MINUTE);
    world.finesseFails = undefined;
    world.presence('active');
    expect(world.reason).toBe('finesseRefusedCredentials');
  });

  it('on UCCX a reading without the dialogs is no look before a write', () => {
    const policy = policyOf({ rules: { meeting: { enterAfterMs: 0 } } });
    const world = new World({ platform: 'UCCX', policy });
    world.presence('active');
    world.advance(10 * SECOND);
    world.dialogs(1);
    world.answerMs = 500;
    // This reading is on its way, without the dialogs, when the meeting begins.
    world.hear({ type: 'looked', at: world.now });
    world.advance(100);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });
});
