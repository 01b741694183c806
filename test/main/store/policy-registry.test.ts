/** What `reg.exe` prints, in all the forms that administrators and their tools leave behind. */
import { describe, expect, it } from 'vitest';
import { policyFields } from '../../../main/store/policy-fields.ts';
import { readRegQuery, settingsIn } from '../../../main/store/policy-registry.ts';
import { readHive, type RegAnswer } from '../../../main/store/policy-windows.ts';
import { regText, type Written } from './registry-text.ts';

const FIELDS = policyFields();

function enforced(...values: Written[]) {
  const keys = readRegQuery(regText('HKLM', { Enforced: values }));
  return settingsIn(keys.get('Enforced') ?? [], FIELDS);
}

describe('the output of reg.exe', () => {
  it('is read key by key, as Windows and Wine print it', () => {
    const text = [
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\FinessePresence\\Defaults',
      '    (Standard)    REG_SZ    (Wert nicht festgelegt)',
      '    fallbackReason    REG_SZ    Besprechung für 日本',
      '    mode    REG_SZ    observe',
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\FinessePresence\\Enforced',
      '    finesse.nodes    REG_MULTI_SZ    https://a:8445\\0https://b:8445',
      '    webex.pollMs    REG_DWORD    0x7530',
      '',
    ].join('\r\n');
    const keys = readRegQuery(text);
    expect(settingsIn(keys.get('Defaults') ?? [], FIELDS)).toEqual({
      part: { mode: 'observe', fallbackReason: 'Besprechung für 日本' },
      problems: [],
    });
    expect(settingsIn(keys.get('Enforced') ?? [], FIELDS)).toEqual({
      part: { finesse: { nodes: ['https://a:8445', 'https://b:8445'] }, webex: { pollMs: 30_000 } },
      problems: [],
    });
  });

  it.each<[Written, unknown]>([
    [['webex.realtime', 'REG_DWORD', '0x0'], { webex: { realtime: false } }],
    [['webex.realtime', 'REG_DWORD', '0x1'], { webex: { realtime: true } }],
    [['webex.realtime', 'REG_SZ', 'False'], { webex: { realtime: false } }],
    [['WEBEX.POLLMS', 'REG_SZ', '500'], { webex: { pollMs: 500 } }],
    [['webex.pollMs', 'REG_QWORD', '0x1f4'], { webex: { pollMs: 500 } }],
    [
      ['webex.redirectPorts', 'REG_MULTI_SZ', '5000\\05001'],
      { webex: { redirectPorts: [5000, 5001] } },
    ],
    [['finesse.nodes', 'REG_SZ', 'https://a'], { finesse: { nodes: ['https://a'] } }],
    [['finesse.nodes', 'REG_MULTI_SZ', 'https://a\\0'], { finesse: { nodes: ['https://a'] } }],
    [['finesse.pinnedCertificates', 'REG_MULTI_SZ', ''], { finesse: { pinnedCertificates: [] } }],
    [['fallbackReason', 'REG_EXPAND_SZ', 'two    spaces'], { fallbackReason: 'two    spaces' }],
    [['rules.call.reason', 'REG_SZ', ''], { rules: { call: { reason: '' } } }],
    [
      ['rules.DoNotDisturb.enterAfterMs', 'REG_DWORD', '0x0'],
      { rules: { DoNotDisturb: { enterAfterMs: 0 } } },
    ],
  ])('%j becomes a setting', (value, part) => {
    expect(enforced(value)).toEqual({ part, problems: [] });
  });

  it.each<[Written, string]>([
    [['webex.pollMs', 'REG_SZ', 'soon'], 'the type REG_SZ does not fit this setting'],
    [['webex.pollMs', 'REG_BINARY', '00FF'], 'the type REG_BINARY does not fit this setting'],
    [
      ['webex.realtime', 'REG_DWORD', '0x2'],
      'the type REG_DWORD does not fit this setting, got 0x2',
    ],
    [
      ['fallbackReason', 'REG_DWORD', '0x5'],
      'the type REG_DWORD does not fit this setting, got 0x5',
    ],
    [['finesse.nodes', 'REG_NONE', ''], 'the type REG_NONE does not fit this setting'],
    [
      ['fallbackReason', 'REG_SZ', 'f\uFFFDr'],
      'did not come through as Unicode; use plain letters, or the policy file',
    ],
  ])('%j is refused by its name', (value, message) => {
    expect(enforced(value)).toEqual({ part: {}, problems: [{ path: value[0], message }] });
  });

  it('the more precise value wins: a direction over the short form of the mode', () => {
    const { part } = enforced(
      ['mode.ready', 'REG_SZ', 'ask'],
      ['mode', 'REG_SZ', 'observe'],
      ['mode.notReady', 'REG_SZ', 'auto'],
    );
    expect(part).toEqual({ mode: { notReady: 'auto', ready: 'ask' } });
    const half = enforced(['mode', 'REG_SZ', 'observe'], ['mode.notReady', 'REG_SZ', 'auto']);
    expect(half.part).toEqual({ mode: { notReady: 'auto', ready: 'observe' } });
  });

  it('a name such as __proto__ becomes a plain value, for the check to refuse', () => {
    const { part } = enforced(['__proto__.mode', 'REG_SZ', 'auto']);
    expect(Object.keys(part)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['mode']).toBeUndefined();
  });
});

describe('a hive', () => {
  const KEY = 'HKLM\\SOFTWARE\\Policies\\FinessePresence';
  const asker = (answers: Readonly<Record<string, RegAnswer>>) => (key: string) =>
    Promise.resolve(answers[key] ?? { code: 1, output: '' });
  const listed = (...names: string[]) => ({
    code: 0,
    output: names.map((name) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${name}\r\n`).join(''),
  });

  it('without our key holds no policy, whatever language Windows speaks', async () => {
    const ask = asker({ 'HKLM\\SOFTWARE\\Policies': listed('Microsoft', 'OtherFinessePresence') });
    const read = await readHive('HKLM', ask);
    expect(read.ok && read.value.size).toBe(0);
  });

  it('that denies access is told apart from one without our key', async () => {
    const ask = asker({ 'HKLM\\SOFTWARE\\Policies': listed('Microsoft', 'FinessePresence') });
    expect(await readHive('HKLM', ask)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden', detail: 'access denied' },
    });
  });

  it('that cannot be asked is a failure, not an empty policy', async () => {
    const silent = { code: undefined, output: '' };
    const UNKNOWN = {
      ok: false,
      failure: { detail: 'reg.exe could not be run, or Windows forbids it to read' },
    };
    expect(await readHive('HKLM', asker({ [KEY]: silent }))).toMatchObject(UNKNOWN);
    // So does Windows where the tools of the registry are switched off: the same answer to every question.
    expect(await readHive('HKLM', asker({}))).toMatchObject(UNKNOWN);
  });

  it('of a person without any policies holds none', async () => {
    const ask = asker({ HKCU: { code: 0, output: 'HKEY_CURRENT_USER\\SOFTWARE\r\n' } });
    const none = asker({
      'HKCU\\SOFTWARE': { code: 0, output: 'HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\r\n' },
    });
    expect((await readHive('HKCU', ask)).ok).toBe(false);
    const read = await readHive('HKCU', none);
    expect(read.ok && read.value.size).toBe(0);
  });

  it('is asked another way where the command prompt is switched off', async () => {
    const output = regText('HKLM', { Enforced: [['mode', 'REG_SZ', 'observe']] });
    const plain = asker({ [KEY]: { code: 0, output } });
    const read = await readHive('HKLM', asker({}), plain);
    expect(read.ok && read.value.get('Enforced')?.[0]?.data).toBe('observe');
  });

  it('gives the keys that it holds', async () => {
    const output = regText('HKLM', { Enforced: [['mode', 'REG_SZ', 'ask']], Defaults: [] });
    const read = await readHive('HKLM', asker({ [KEY]: { code: 0, output } }));
    expect(read.ok && [...read.value]).toEqual([
      ['Enforced', [{ name: 'mode', type: 'REG_SZ', data: 'ask' }]],
      ['Defaults', []],
    ]);
  });
});
