/** What a policy may not do: carry secrets, name what is not there, or ask for what the settings refuse. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingsPart } from '../../../main/core/settings-layers.ts';
import { checkPolicy } from '../../../main/store/policy-check.ts';

const check = (part: SettingsPart) => checkPolicy(part, 'P');
const told = (part: SettingsPart) =>
  check(part).problems.map(({ message, path }) => `${path}: ${message}`);

describe('secrets in a policy', () => {
  it.each([
    'finesse.password',
    'finesse.Passwd',
    'finesse.pwd',
    'webex.token',
    'webex.accessToken',
    'webex.refresh_token',
    'webex.clientSecretOld',
    'webex.apiKey',
    'credentials',
    'rules.meeting.secret',
  ])('%s is refused by its name and kept nowhere', (name) => {
    const steps = name.split('.').reverse();
    const part = steps.reduce<unknown>((inner, step) => ({ [step]: inner }), 'hunter2');
    const checked = check(part as SettingsPart);
    expect(checked.problems).toEqual([
      {
        path: name,
        message: expect.stringContaining('secrets are not taken from a policy') as string,
      },
    ]);
    expect(checked.part).toEqual({});
    expect(JSON.stringify(checked)).not.toContain('hunter2');
  });

  it('in a list are refused too', () => {
    const checked = check({ finesse: { nodes: [{ url: 'https://a', password: 'hunter2' }] } });
    expect(checked.part).toEqual({});
    expect(JSON.stringify(checked)).not.toContain('hunter2');
  });

  it('in the user part of an address are refused and not repeated', () => {
    const checked = check({ finesse: { nodes: ['https://me:hunter2@finesse.example.com'] } });
    expect(checked.part).toEqual({});
    expect(checked.problems[0]?.path).toBe('finesse.nodes[0]');
    expect(JSON.stringify(checked)).not.toContain('hunter2');
  });

  it('the secret of the own Webex integration comes out apart and never as a setting', () => {
    const checked = check({ webex: { clientId: 'C1', clientSecret: 's3cret' } });
    expect(checked).toEqual({
      part: { webex: { clientId: 'C1' } },
      clientSecret: 's3cret',
      problems: [],
    });
  });

  it.each([5, '', true, ['s3cret'], 'x'.repeat(1_001)])(
    'a client secret of %j is refused',
    (clientSecret) => {
      const checked = check({ webex: { clientSecret } });
      expect(checked.clientSecret).toBeUndefined();
      expect(checked.problems).toEqual([
        {
          path: 'webex.clientSecret',
          message: 'P: expected a text of 1 to 1000 characters; it was not stored',
        },
      ]);
    },
  );
});

describe('values in a policy', () => {
  it('that are good are in force although others beside them are not', () => {
    const part = {
      mode: 'observe',
      surprise: 1,
      webex: { pollMs: 5, realtime: false },
      finesse: { nodes: ['https://a.example.com', 'ftp://b'], user: '1001' },
    };
    expect(check(part).part).toEqual({
      mode: 'observe',
      webex: { realtime: false },
      finesse: { user: '1001' },
    });
    expect(told(part).sort()).toEqual([
      expect.stringMatching(/^finesse\.nodes\[1\]: P: expected an address .*; not in force$/),
      'surprise: P: unknown setting; not in force',
      'webex.pollMs: P: expected a whole number of milliseconds, at least 100, got 5; not in force',
    ]);
  });

  it('of a rule count as a whole, so that none asks for Not Ready without a reason', () => {
    const part = {
      rules: { active: { action: 'notReady', enterAfterMs: 5 }, call: { reason: 'X' } },
    };
    expect(check(part).part).toEqual({ rules: { call: { reason: 'X' } } });
    expect(told(part)).toEqual([
      'rules.active.reason: P: expected the label or number of a reason code for notReady, got nothing; not in force',
    ]);
  });

  it('never let a presence that tells nothing lead to Ready', () => {
    expect(check({ rules: { unknown: { action: 'clear' } } }).part).toEqual({});
  });

  it.each<SettingsPart>([
    { finesse: 5 },
    { rules: [] },
    { mode: { ready: 'ask' } },
    { version: 2 },
    JSON.parse('{"__proto__": {"mode": "auto"}}') as SettingsPart,
  ])('of the wrong shape are refused: %j', (part) => {
    expect(check(part).part).toEqual({});
    expect(check(part).problems.length).toBeGreaterThan(0);
  });

  it('the version of the settings file may stand there', () => {
    expect(check({ version: 1, mode: 'ask' })).toEqual({
      part: { mode: 'ask' },
      clientSecret: undefined,
      problems: [],
    });
  });

  it('of any kind at all never break the check, and what it keeps is always good', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('mode', 'webex', 'rules', 'finesse', 'x'), fc.jsonValue()),
        (part) => {
          const checked = check(part);
          expect(check(checked.part).problems).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
