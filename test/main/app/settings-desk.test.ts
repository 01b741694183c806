/** The settings in force: what is saved, what the organisation locks, and what no bad file can change. */
import { describe, expect, it } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import type { PolicyLayers } from '../../../main/app/ports.ts';
import { SettingsDesk } from '../../../main/app/settings-desk.ts';
import { ENGLISH } from '../../support/english.ts';

const GOOD = `{
  // The pair in Hamburg
  "version": 1,
  "finesse": { "nodes": ["https://finesse-a.example.com:8445"], "user": "1001" }, // mine
  "rules": { "meeting": { "reason": "Webex Meeting", "enterAfterMs": 5000 } }
}
`;
const NO_POLICY: PolicyLayers = { enforced: {}, defaults: {}, problems: [] };

function deskOn(text: string | undefined, layers: Partial<PolicyLayers> = {}) {
  const kept: { text: string | undefined; policy: PolicyLayers; full: boolean; changes: number } = {
    text,
    policy: { ...NO_POLICY, ...layers },
    full: false,
    changes: 0,
  };
  let changed = (): void => undefined;
  let policyChanged = (): void => undefined;
  const desk = new SettingsDesk({
    say: ENGLISH,
    store: {
      name: 'settings.json',
      read: () => success(kept.text),
      write(next): Outcome<undefined> {
        if (kept.full) return failed('forbidden', 'settings.json: cannot be written (ENOSPC)');
        kept.text = next;
        return success(undefined);
      },
      onChange(listener) {
        changed = listener;
        return () => undefined;
      },
    },
    policy: {
      read: () => kept.policy,
      onChange(listener) {
        policyChanged = listener;
        return () => undefined;
      },
    },
    onChange: () => (kept.changes += 1),
  });
  desk.start();
  return {
    desk,
    kept,
    replace: (next: string | undefined) => {
      kept.text = next;
      changed();
    },
    setPolicy: (next: Partial<PolicyLayers>) => {
      kept.policy = { ...NO_POLICY, ...next };
      policyChanged();
    },
  };
}

describe('saving settings', () => {
  it('keeps the comments, and what was not asked to change', () => {
    const { desk, kept } = deskOn(GOOD);
    const patch = { mode: 'ask', rules: { meeting: { enterAfterMs: 9_000 } } };
    expect(desk.save(patch)).toEqual({ problems: [] });
    expect(kept.text).toContain('// The pair in Hamburg');
    expect(kept.text).toContain('// mine');
    expect(desk.settings).toMatchObject({
      mode: 'ask',
      rules: { meeting: { reason: 'Webex Meeting', enterAfterMs: 9_000 } },
    });
    expect(kept.changes).toBe(1);
  });

  it('takes a value back with null, so that the built-in one counts again', () => {
    const { desk, kept } = deskOn(GOOD);
    expect(desk.sources['rules.meeting.enterAfterMs']).toBe('person');
    expect(
      desk.save({
        rules: { meeting: { enterAfterMs: null }, call: null },
        webex: { clientId: null },
      }),
    ).toEqual({ problems: [] });
    expect(desk.sources['rules.meeting.enterAfterMs']).toBeUndefined();
    expect(kept.text).not.toContain('enterAfterMs');
    expect(kept.text).not.toContain('clientId');
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a wrong value',
      { rules: { meeting: { enterAfterMs: 'soon' } } },
      'rules.meeting.enterAfterMs',
    ],
    ['an unknown setting', { finesse: { password: 'hunter2' } }, 'finesse.password'],
    [
      'a wrong entry of a list',
      { finesse: { nodes: ['http://x.example.com'] } },
      'finesse.nodes[0]',
    ],
    ['something needed taken back', { finesse: { user: null } }, 'finesse.user'],
    [
      'a prototype',
      JSON.parse('{"__proto__": {"mode": "auto"}}') as Record<string, unknown>,
      '__proto__.mode',
    ],
  ])('stores nothing when there is %s', (_what, patch, at) => {
    const { desk, kept } = deskOn(GOOD);
    expect(desk.save(patch).problems.map(({ path }) => path)).toEqual([at]);
    expect(kept.text).toBe(GOOD);
    expect(kept.changes).toBe(0);
  });

  it('begins a file where there is none', () => {
    const { desk, kept } = deskOn(undefined);
    expect([desk.settings, desk.problems]).toEqual([undefined, []]);
    const finesse = { nodes: ['https://finesse-a.example.com:8445'], user: '1001' };
    expect(desk.save({ finesse })).toEqual({ problems: [] });
    expect(JSON.parse(kept.text ?? '')).toEqual({ version: 1, finesse });
  });

  it('overwrites nothing that cannot be read, and says what to do', () => {
    const torn = '{ "version": 1, ';
    const { desk, kept } = deskOn(torn);
    const [problem] = desk.save({ mode: 'ask' }).problems;
    expect(problem?.message).toMatch(/settings\.json: not valid JSON at line 1.*Correct it first/);
    expect(kept.text).toBe(torn);
  });

  it('changes nothing when the disk is full', () => {
    const { desk, kept } = deskOn(GOOD);
    kept.full = true;
    expect(desk.save({ mode: 'ask' }).problems[0]?.message).toContain('ENOSPC');
    expect(desk.settings?.mode).toBe('auto');
  });
});

describe('what the organisation has set', () => {
  const locked = { enforced: { mode: 'observe', finesse: { nodes: ['https://it.example.com'] } } };

  it('is above the person’s own, and cannot be changed here', () => {
    const { desk, kept } = deskOn(GOOD, locked);
    expect(desk.settings).toMatchObject({
      mode: 'observe',
      finesse: { nodes: ['https://it.example.com'], user: '1001' },
    });
    expect(desk.sources).toMatchObject({
      mode: 'organization',
      'finesse.nodes': 'organization',
      'finesse.user': 'person',
    });
    for (const patch of [
      { mode: 'auto' },
      { mode: { notReady: 'auto', ready: 'auto' } },
      { finesse: { nodes: ['https://evil.example.com'] } },
    ]) {
      expect(desk.save(patch).problems[0]?.message).toContain('your organization');
    }
    expect(kept.text).toBe(GOOD);
    expect(desk.save({ fallbackReason: 'Other' })).toEqual({ problems: [] });
  });

  it('is known to the first run, before all is there', () => {
    const { desk } = deskOn(undefined, locked);
    expect(desk.settings).toBeUndefined();
    expect(desk.known).toEqual({ nodes: ['https://it.example.com'], user: '', clientId: '' });
    expect(desk.save({ finesse: { user: '1001' } })).toEqual({ problems: [] });
    expect(desk.settings?.finesse.nodes).toEqual(['https://it.example.com']);
  });

  it('is taken over when it changes, and gives the person’s own word back', () => {
    const { desk, kept, setPolicy } = deskOn(GOOD, locked);
    setPolicy({ defaults: { fallbackReason: 'Other' } });
    expect(desk.settings).toMatchObject({ mode: 'auto', fallbackReason: 'Other' });
    expect(desk.sources['fallbackReason']).toBe('organizationDefault');
    expect(kept.changes).toBe(1);
  });

  it('that stops every write counts also while the person’s own file is torn', () => {
    const { desk, replace, setPolicy } = deskOn(GOOD);
    replace('{ "mode": "au');
    setPolicy({ enforced: { mode: 'observe' } });
    expect(desk.settings).toMatchObject({ mode: 'observe', finesse: { user: '1001' } });
    expect(desk.problems).toHaveLength(1);
  });

  it('tells that a wrong value is not the person’s fault', () => {
    const { desk } = deskOn(GOOD, { enforced: { mode: 'off' } });
    expect(desk.problems[0]).toMatchObject({
      path: 'mode',
      message: expect.stringContaining('set by your organization') as string,
    });
  });
});

describe('settings replaced from outside', () => {
  it.each([
    ['torn', '{ "version": 1,', /not valid JSON/],
    ['of the wrong kind', '[]', /expected an object/],
    ['wrong', GOOD.replace('5000', '"soon"'), /whole number of milliseconds/],
    ['gone', undefined, /is gone/],
  ])('that are %s leave the last good ones in force', (_how, text, words) => {
    const { desk, replace } = deskOn(GOOD);
    replace(text);
    expect(desk.settings?.finesse.user).toBe('1001');
    expect(desk.sources['finesse.user']).toBe('person');
    expect(desk.problems.map(({ message }) => message).join()).toMatch(words);
    replace(GOOD);
    expect(desk.problems).toEqual([]);
  });

  it('are told once, and not where nothing is different', () => {
    const { desk, kept, replace } = deskOn(GOOD);
    replace(`${GOOD}// another comment`);
    expect(kept.changes).toBe(0);
    replace(GOOD.replace('1001', '1002'));
    expect([kept.changes, desk.settings?.finesse.user]).toEqual([1, '1002']);
  });
});
