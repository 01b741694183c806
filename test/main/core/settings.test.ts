/** The settings schema as tables: every bound, and every kind of wrong input with its exact place. */
import { describe, expect, it } from 'vitest';
import { policyFrom } from '../../../main/core/policy.ts';
import { PRESENCE_STATUSES } from '../../../main/core/presence.ts';
import { DEFAULT_RULES } from '../../../main/core/rules.ts';
import { modesOf, parseSettings, WITHOUT_REASON } from '../../../main/core/settings.ts';

const FINESSE = { nodes: ['https://finesse-a.example.com:8445'], user: '1001' };
const HOUR = 3_600_000;
const MS = 'expected a whole number of milliseconds';

const parse = (more: Record<string, unknown>) =>
  parseSettings({ version: 1, finesse: FINESSE, ...more });
const finesse = (more: Record<string, unknown>) => parse({ finesse: { ...FINESSE, ...more } });

/** `path: message`, one a problem. */
function problems(result: ReturnType<typeof parseSettings>): string[] {
  if (result.ok) return [];
  return result.problems.map(({ message, path }) => `${path}: ${message}`);
}

function settingAt(value: unknown, path: string): Record<string, unknown> {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<
    string,
    unknown
  >;
}

function withFinesse(path: string, value: unknown) {
  const more = settingAt(value, path);
  return 'finesse' in more ? finesse(more['finesse'] as Record<string, unknown>) : parse(more);
}

describe('times and numbers', () => {
  const BOUNDS: readonly (readonly [string, number, number])[] = [
    ['webex.pollMs', 100, HOUR],
    ['webex.reconcileMs', 100, HOUR],
    ['finesse.idlePollMs', 100, HOUR / 6],
    ['finesse.activePollMs', 100, HOUR / 60],
    ['rules.meeting.enterAfterMs', 0, HOUR],
    ['returnToReady.afterMs', 0, HOUR],
    ['returnToReady.maxOwnedMs', 0, 24 * HOUR],
    ['limits.confirmWithinMs', 100, HOUR / 60],
  ];

  it.each(BOUNDS)('%s is a whole number of milliseconds from %i to %i', (path, min, max) => {
    for (const good of [min, min + 1, max]) {
      expect(problems(withFinesse(path, good))).toEqual([]);
    }
    expect(problems(withFinesse(path, min - 1))).toEqual([
      `${path}: ${MS}, at least ${String(min)}, got ${String(min - 1)}`,
    ]);
    expect(problems(withFinesse(path, max + 1))).toEqual([
      `${path}: ${MS}, at most ${String(max)}, got ${String(max + 1)}`,
    ]);
  });

  it.each(BOUNDS)('%s refuses what is no such number', (path, min) => {
    for (const bad of [String(min), 'soon', '', true, [min], {}, min + 0.5, null]) {
      expect(problems(withFinesse(path, bad))).toEqual([
        `${path}: ${MS}, got ${JSON.stringify(bad)}`,
      ]);
    }
    for (const absurd of [NaN, Infinity, -Infinity, 1e300, -1e300, -(2 ** 53)]) {
      const found = problems(withFinesse(path, absurd));
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) expect(one).toContain(`${path}: ${MS}`);
    }
  });

  it.each<[string, unknown, string]>([
    ['limits.changesPer10Min', 0, 'expected a whole number from 1 to 100, got 0'],
    ['limits.changesPer10Min', 101, 'expected a whole number from 1 to 100, got 101'],
    ['limits.changesPer10Min', 1.5, 'expected a whole number from 1 to 100, got 1.5'],
    ['limits.changesPer10Min', '6', 'expected a whole number from 1 to 100, got "6"'],
    [
      'finesse.userAgent',
      'Mozilla/5.0\r\nX: y',
      'expected letters, digits, signs of ASCII and spaces between them, got "Mozilla/5.0\\r\\nX: y"',
    ],
    [
      'finesse.userAgent',
      'Größe',
      'expected letters, digits, signs of ASCII and spaces between them, got "Größe"',
    ],
    ['finesse.userAgent', 5, 'expected a text, got 5'],
    ['webex.redirectPorts.0', 80, 'expected a port from 1024 to 65535, got 80'],
    ['webex.redirectPorts.0', 65_536, 'expected a port from 1024 to 65535, got 65536'],
  ])('%s: %j', (path, value, message) => {
    const isPort = path.endsWith('.0');
    const found = isPort ? parse({ webex: { redirectPorts: [value] } }) : withFinesse(path, value);
    expect(problems(found)).toEqual([`${path}: ${message}`]);
  });
});

it.each(['https://login.example.com', '*.example.com', ''])(
  'finesse.signOnHosts: "%s" is no host',
  (host) => {
    expect(problems(finesse({ signOnHosts: ['ids.example.com:8553', host] }))).toEqual([
      `finesse.signOnHosts.1: expected a host such as login.example.com or ids.example.com:8553, got "${host}"`,
    ]);
  },
);

describe('mode', () => {
  it.each(['auto', 'ask', 'observe'] as const)('the short form "%s" is both directions', (mode) => {
    const parsed = parse({ mode });
    expect(parsed.ok && modesOf(parsed.settings.mode)).toEqual({ notReady: mode, ready: mode });
  });

  it.each(['auto', 'ask', 'observe'] as const)('the long form has each its own: %s', (ready) => {
    const parsed = parse({ mode: { notReady: 'auto', ready } });
    expect(parsed.ok && policyFrom(parsed.settings, 0).modes).toEqual({ notReady: 'auto', ready });
  });

  const EITHER = 'expected one of auto, ask, observe';
  const LONG = `${EITHER}, or { "notReady": …, "ready": … }`;
  it.each<[unknown, string]>([
    ['off', `mode: ${LONG}, got "off"`],
    [1, `mode: ${LONG}, got 1`],
    [null, `mode: ${LONG}, got null`],
    [{ notReady: 'auto', ready: 'maybe' }, `mode.ready: ${EITHER}, got "maybe"`],
    [{ notReady: 'auto' }, `mode.ready: ${EITHER}, got nothing`],
    [{ notReady: 5, ready: 'ask' }, `mode.notReady: ${EITHER}, got 5`],
    [{ notReady: 'auto', ready: 'ask', later: 'auto' }, 'mode.later: unknown setting'],
  ])('%j is refused', (mode, problem) => {
    expect(problems(parse({ mode }))).toEqual([problem]);
  });
});

describe('rules', () => {
  it.each(['unknown', 'absent', 'pending'])('clear is refused for %s (I6)', (status) => {
    expect(problems(parse({ rules: { [status]: { action: 'clear' } } }))).toEqual([
      `rules.${status}.action: expected notReady or hold, because this status must never lead to Ready, got "clear"`,
    ]);
  });

  it('knows which statuses have no reason of their own', () => {
    const without = PRESENCE_STATUSES.filter((status) => DEFAULT_RULES[status].reason === '');
    expect([...WITHOUT_REASON].sort()).toEqual([...without].sort());
  });

  it.each(PRESENCE_STATUSES)('%s can ask for Not Ready, with a reason', (status) => {
    expect(problems(parse({ rules: { [status]: { action: 'notReady', reason: '7' } } }))).toEqual(
      [],
    );
    const bare = problems(parse({ rules: { [status]: { action: 'notReady' } } }));
    const missing = 'expected the label or number of a reason code for notReady, got nothing';
    expect(bare).toEqual(WITHOUT_REASON.has(status) ? [`rules.${status}.reason: ${missing}`] : []);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ focusing: { action: 'hold' } }, 'rules.focusing: unknown presence status; known are active'],
    [{ Meeting: { action: 'hold' } }, 'rules.Meeting: unknown presence status; known are active'],
    [{ unlisted: {} }, 'rules.unlisted: unknown presence status; known are active'],
    [{ dnd: {} }, 'rules.dnd: unknown presence status; known are active'],
    [{ meeting: { action: 'logout' } }, 'rules.meeting.action: expected one of notReady, clear'],
    [{ meeting: { reason: 301 } }, 'rules.meeting.reason: expected a text, got 301'],
    [{ meeting: { reason: ' ' } }, 'rules.meeting.reason: expected the label or number of a'],
    [{ meeting: { reason: 'x'.repeat(41) } }, 'rules.meeting.reason: expected at most 40 char'],
    [{ meeting: { after: 3 } }, 'rules.meeting.after: unknown setting'],
    [{ meeting: 'notReady' }, 'rules.meeting: expected an object, got "notReady"'],
    [{ meeting: [] }, 'rules.meeting: expected an object, got []'],
  ])('%j is refused', (rules, problem) => {
    const found = problems(parse({ rules }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  it('what is not said stays as it is by default', () => {
    const parsed = parse({ rules: { meeting: { enterAfterMs: 0 }, call: { action: 'hold' } } });
    const { rules } = policyFrom(parsed.ok ? parsed.settings : neverParsed(), 0);
    expect(rules).toEqual({
      ...DEFAULT_RULES,
      meeting: { action: 'notReady', reason: 'Webex Meeting', enterAfterMs: 0 },
      call: { action: 'hold', reason: '', enterAfterMs: undefined },
    });
  });

  it('every problem is told, not only the first', () => {
    const found = problems(
      parse({ mode: 'off', rules: { meeting: { enterAfterMs: -1 }, call: { action: 5 } }, x: 1 }),
    );
    expect(found.map((one) => one.split(':')[0]).sort()).toEqual([
      'mode',
      'rules.call.action',
      'rules.meeting.enterAfterMs',
      'x',
    ]);
  });
});

describe('everything else', () => {
  it.each<[unknown, string]>([
    [undefined, ': expected an object, got nothing'],
    [null, ': expected an object, got null'],
    [[], ': expected an object, got []'],
    ['{}', ': expected an object, got "{}"'],
    [{ finesse: FINESSE }, 'version: expected 1, the only version that this release reads'],
    [{ version: 2, finesse: FINESSE }, 'version: expected 1, the only version that this release'],
    [{ version: '1', finesse: FINESSE }, 'version: expected 1, the only version that this release'],
    [{ version: 1 }, 'finesse: expected an object with `nodes` and `user`, got nothing'],
  ])('the whole file: %j', (input, problem) => {
    const found = problems(parseSettings(input));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  const ADDRESS = 'expected an address such as https://host.example.com:8445';
  it.each<[string, unknown, string]>([
    ['finesse.user', '', 'expected the login id, got ""'],
    ['finesse.user', ' ', 'expected the login id without spaces around it, got " "'],
    ['finesse.user', '1001 ', 'expected the login id without spaces around it, got "1001 "'],
    ['finesse.user', 1001, 'expected a text, got 1001'],
    ['finesse.nodes', [], 'expected at least one address, got []'],
    ['finesse.nodes', 'https://a', 'expected a list of addresses, got "https://a"'],
    ['finesse.pinnedCertificates', 'zz', 'expected a list of fingerprints, got "zz"'],
    ['finesse.password', 'hunter2', 'unknown setting'],
    ['webex', 5, 'expected an object, got 5'],
    ['webex.realtime', 'yes', 'expected true or false, got "yes"'],
    ['webex.redirectPorts', [], 'expected at least one port, got []'],
    ['webex.redirectPorts', 53_682, 'expected a list of ports, got 53682'],
    ['webex.scopes', [], 'expected at least one scope, got []'],
    ['webex.token', 'x', 'unknown setting'],
    ['limits', [], 'expected an object, got []'],
    ['limits.changesPerHour', 5, 'unknown setting'],
    ['returnToReady', true, 'expected an object, got true'],
    ['returnToReady.onlyAtDesk', 1, 'expected true or false, got 1'],
    ['fallbackReason', 5, 'expected a text, got 5'],
    ['notifications', 'loud', 'expected one of all, changes, none, got "loud"'],
    ['rules', [], 'expected an object, got []'],
  ])('%s: %j', (path, value, message) => {
    expect(problems(withFinesse(path, value))).toEqual([`${path}: ${message}`]);
  });

  it.each<[string, string]>([
    ['finesse.example.com', ADDRESS],
    ['ftp://finesse.example.com', ADDRESS],
    ['https://', ADDRESS],
    ['https://finesse.example.com/?x=1', ADDRESS],
    ['https://finesse.example.com#x', ADDRESS],
    ['https://finesse .example.com', ADDRESS],
    ['http://finesse.example.com', 'expected https: plain http would send the password'],
    ['http://127.0.0.1.example.com', 'expected https: plain http would send the password'],
    ['https://finesse.example.com:65536', 'expected a port up to 65535'],
  ])('the address %s is refused', (node, message) => {
    const [found, ...others] = problems(finesse({ nodes: [node] }));
    expect(others).toEqual([]);
    expect(found).toContain(`finesse.nodes.0: ${message}`);
  });

  it('an address with a password in it is refused without repeating it', () => {
    const [found] = problems(finesse({ nodes: ['https://me:hunter2@finesse.example.com'] }));
    expect(found).toContain('finesse.nodes.0: ');
    expect(found).not.toContain('hunter2');
  });

  it.each(['http://127.0.0.1:8082', 'http://localhost:1', 'http://[::1]:80', 'HTTPS://A.example'])(
    'the address %s is good',
    (node) => {
      expect(problems(finesse({ nodes: [node] }))).toEqual([]);
    },
  );

  it('fingerprints come with or without colons', () => {
    const hex = 'ab'.repeat(32);
    const colons = hex.match(/../g)?.join(':') ?? '';
    expect(problems(finesse({ pinnedCertificates: [hex, colons] }))).toEqual([]);
    expect(problems(finesse({ pinnedCertificates: [hex, 'ab:cd'] }))).toEqual([
      'finesse.pinnedCertificates.1: expected a SHA-256 fingerprint in hex, got "ab:cd"',
    ]);
  });

  it('a long value is shown cut short', () => {
    const [found] = problems(parse({ notifications: 'x'.repeat(1_000) }));
    expect(found?.length).toBeLessThan(140);
    expect(found).toMatch(/…$/);
  });

  it('the smallest file has every default', () => {
    const parsed = parse({});
    expect(parsed.ok && parsed.settings).toMatchObject({
      mode: 'auto',
      rules: {},
      returnToReady: { afterMs: 10_000, onlyAtDesk: true, maxOwnedMs: 4 * HOUR },
      limits: { changesPer10Min: 6, confirmWithinMs: 10_000 },
      fallbackReason: '',
      notifications: 'all',
    });
  });
});

function neverParsed(): never {
  throw new Error('these settings are good');
}
