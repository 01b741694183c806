/** Who wins, what stays in force when a place of policies fails, and where the one allowed secret goes. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import { parseSettings } from '../../../main/core/settings.ts';
import { mergeLayers, sourcesOf, type SettingsPart } from '../../../main/core/settings-layers.ts';
import { policyFields, type PolicyField } from '../../../main/store/policy-fields.ts';
import { readRegQuery, type RegistryKeys } from '../../../main/store/policy-registry.ts';
import { withLeaf } from '../../../main/store/policy-check.ts';
import { openPolicy, type Policy, type PolicyOptions } from '../../../main/store/policy.ts';
import { createVault } from '../../../main/store/vault.ts';
import { makeFolder } from './folder.ts';
import { regText, type Written } from './registry-text.ts';

type Keys = Partial<Record<'Enforced' | 'Defaults', readonly Written[]>>;

/** A machine whose places of policies a test can fill and break. */
function createMachine() {
  const file = path.join(makeFolder(), 'policy.json');
  const secrets = new Map<string, string>();
  const entries = {
    get: (account: string) => Promise.resolve(secrets.get(account)),
    set: (account: string, secret: string) => Promise.resolve(void secrets.set(account, secret)),
    remove: (account: string) => Promise.resolve(void secrets.delete(account)),
  };
  const answers: Record<'HKLM' | 'HKCU', Outcome<RegistryKeys>> = {
    HKLM: success(new Map()),
    HKCU: success(new Map()),
  };
  const options: PolicyOptions = {
    places: {
      file,
      hives: {
        HKLM: () => Promise.resolve(answers.HKLM),
        HKCU: () => Promise.resolve(answers.HKCU),
      },
    },
    vault: createVault(entries),
    pace: { registryMs: 5, fileMs: 5 },
  };
  return {
    file,
    secrets,
    options,
    setHive(hive: 'HKLM' | 'HKCU', keys: Keys) {
      answers[hive] = success(readRegQuery(regText(hive, keys)));
    },
    breakHive(hive: 'HKLM' | 'HKCU') {
      answers[hive] = failed('forbidden', 'access denied');
    },
    /** As a whole, as an administrator's tool does. */
    writeFile(text: string) {
      writeFileSync(`${file}.new`, text, { mode: 0o644 });
      renameSync(`${file}.new`, file);
    },
    open: () => openPolicy(options),
  };
}

function until(policy: Policy, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = policy.onChange(look);
    look();
  });
}

const ENOUGH = { version: 1, finesse: { nodes: ['https://a.example.com'], user: '1001' } };

function effective(policy: Policy, person: SettingsPart = {}) {
  const layers = { ...policy.read(), person: { ...ENOUGH, ...person } };
  const parsed = parseSettings(mergeLayers(layers));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { settings: parsed.settings as SettingsPart, sources: sourcesOf(layers) };
}

function at(part: unknown, dotted: string): unknown {
  return dotted.split('.').reduce((one, key) => (one as SettingsPart)[key], part);
}

describe('precedence', () => {
  const LAYERS = ['HKLM enforced', 'HKCU enforced', 'person', 'HKLM defaults', 'file'] as const;
  const SOURCE = [
    'organization',
    'organization',
    'person',
    'organizationDefault',
    'organizationDefault',
  ];
  const KINDS: readonly [string, string, readonly unknown[], (value: unknown) => string][] = [
    [
      'webex.pollMs',
      'REG_DWORD',
      [101, 102, 103, 104, 105],
      (ms) => `0x${Number(ms).toString(16)}`,
    ],
    ['fallbackReason', 'REG_SZ', ['a', 'b', 'c', 'd', 'e'], String],
    [
      'webex.scopes',
      'REG_MULTI_SZ',
      [['a'], ['b', 'x'], ['c'], ['d', 'y'], ['e']],
      (list) => (list as string[]).join('\\0'),
    ],
    ['rules.call.reason', 'REG_SZ', ['a', 'b', 'c', 'd', 'e'], String],
    ['mode', 'REG_SZ', ['ask', 'observe', 'ask', 'observe', 'ask'], String],
  ];
  const SUBSETS = Array.from({ length: 2 ** LAYERS.length }, (_, bits) =>
    LAYERS.map((_name, n) => (bits & (1 << n)) > 0),
  );

  it.each(KINDS)(
    'of %s: the highest of all 32 combinations of layers wins, and is named',
    async (name, type, values, write) => {
      const builtIn = at(
        parseSettings(ENOUGH).ok && (parseSettings(ENOUGH) as { settings: unknown }).settings,
        name.startsWith('rules') ? 'rules' : name,
      );
      for (const given of SUBSETS) {
        const machine = createMachine();
        const reg = (n: number): readonly Written[] =>
          given[n] ? [[name, type, write(values[n])]] : [];
        machine.setHive('HKLM', { Enforced: reg(0), Defaults: reg(3) });
        machine.setHive('HKCU', { Enforced: reg(1), Defaults: [[name, type, write(values[0])]] });
        const part = (n: number) => (given[n] ? withLeaf({}, name.split('.'), values[n]) : {});
        if (given[4]) machine.writeFile(JSON.stringify(part(4)));
        const { settings, sources } = effective(await machine.open(), part(2));
        const winner = given.indexOf(true);
        expect(sources[name]).toBe(SOURCE[winner]);
        if (winner === -1)
          expect(at(settings, name.startsWith('rules') ? 'rules' : name)).toEqual(builtIn);
        else expect(at(settings, name)).toEqual(values[winner]);
      }
    },
  );

  it('lists are taken whole and never mixed', async () => {
    const machine = createMachine();
    machine.setHive('HKLM', {
      Enforced: [['finesse.nodes', 'REG_MULTI_SZ', 'https://x']],
      Defaults: [['finesse.nodes', 'REG_MULTI_SZ', 'https://y\\0https://z']],
    });
    expect(effective(await machine.open()).settings).toMatchObject({
      finesse: { nodes: ['https://x'] },
    });
  });

  it('two halves of a rule from two places that make no sense together are both left out', async () => {
    const machine = createMachine();
    machine.setHive('HKLM', { Enforced: [['rules.active.reason', 'REG_SZ', '']] });
    machine.setHive('HKCU', {
      Enforced: [
        ['rules.active.action', 'REG_SZ', 'notReady'],
        ['rules.active.reason', 'REG_SZ', 'X'],
      ],
    });
    const { enforced, problems } = (await machine.open()).read();
    expect(enforced).toEqual({});
    expect(problems.map(({ path: where }) => where)).toEqual(['rules.active.reason']);
  });
});

/** A good value of the setting, and how an administrator's tools write it to the registry. */
function valueOf(field: PolicyField): fc.Arbitrary<readonly [unknown, Written]> {
  const dword = (n: number) => `0x${n.toString(16)}`;
  switch (field.kind) {
    case 'flag':
      return fc.boolean().map((on) => [on, [field.path, 'REG_DWORD', on ? '0x1' : '0x0']] as const);
    case 'number':
      return fc
        .integer({ min: field.min, max: field.max })
        .map((n) => [n, [field.path, 'REG_DWORD', dword(n)]] as const);
    case 'choice':
      return fc
        .constantFrom(...field.choices)
        .map((word) => [word, [field.path, 'REG_SZ', word]] as const);
    case 'list': {
      const entry = entryOf(field);
      return fc
        .array(entry, { minLength: 1, maxLength: field.maxItems })
        .map((all) => [all, [field.path, 'REG_MULTI_SZ', all.join('\\0')]] as const);
    }
    case 'text': {
      const ascii = ['a', 'Z', ' ', '"', '&', '0', '('];
      // A header holds nothing else.
      const letters = field.path === 'finesse.userAgent' ? ascii : [...ascii, 'ü', '日'];
      const unit = fc.constantFrom(...letters);
      const words = field.path.endsWith('Url')
        ? fc.constantFrom('https://a.example.com/v1', 'http://127.0.0.1:1')
        : fc
            .string({ minLength: 1, maxLength: field.maxLength, unit })
            .filter((one) => one.trim() === one && one !== '');
      return words.map((one) => [one, [field.path, 'REG_SZ', one]] as const);
    }
  }
}

function entryOf({ path: name }: PolicyField): fc.Arbitrary<string | number> {
  if (name === 'webex.redirectPorts') return fc.integer({ min: 1_024, max: 65_535 });
  if (name === 'finesse.nodes')
    return fc
      .integer({ min: 1, max: 65_535 })
      .map((port) => `https://a.example.com:${String(port)}`);
  if (name === 'finesse.pinnedCertificates')
    return fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString('hex'));
  if (name === 'finesse.signOnHosts')
    return fc.constantFrom('login.example.com', 'ids.example.com:8553', 'a');
  return fc.constantFrom('spark:all', 'spark:kms', 'spark:people_read');
}

/** What stands beside a value so that the settings are whole: the other direction, and the reason of a rule. */
function companions(name: string): readonly Written[] {
  if (name.endsWith('.action')) return [[name.replace('action', 'reason'), 'REG_SZ', 'X']];
  if (!name.startsWith('mode.')) return [];
  const directions: Written[] = [
    ['mode.notReady', 'REG_SZ', 'auto'],
    ['mode.ready', 'REG_SZ', 'auto'],
  ];
  return directions.filter(([one]) => one !== name);
}

/** Nodes and user that the person must have, unless they are what is tried. */
function without(name: string): SettingsPart {
  const finesse = Object.entries(ENOUGH.finesse).filter(([key]) => `finesse.${key}` !== name);
  return { version: 1, finesse: Object.fromEntries(finesse) };
}

describe('every setting of the schema', () => {
  it.each(policyFields().map((field) => [field.path, field] as const))(
    '%s goes from the registry into force as it was written',
    async (name, field) => {
      const key = fc.constantFrom('Enforced' as const, 'Defaults' as const);
      const roundTrip = fc.asyncProperty(valueOf(field), key, async ([value, written], into) => {
        fc.pre(!(value === 'clear' && /^rules\.(unknown|absent|pending)\./.test(name)));
        const machine = createMachine();
        machine.setHive('HKLM', { [into]: [...companions(name), written] });
        const policy = await machine.open();
        expect(policy.read().problems).toEqual([]);
        const layers = { ...policy.read(), person: without(name) };
        const parsed = parseSettings(mergeLayers(layers));
        expect(parsed.ok && at(parsed.settings, name)).toEqual(value);
        const source = into === 'Enforced' ? 'organization' : 'organizationDefault';
        expect(sourcesOf(layers)[name.startsWith('mode.') ? 'mode' : name]).toBe(source);
      });
      await fc.assert(roundTrip, { numRuns: 6 });
    },
  );
});

describe('a policy that changes', () => {
  it('is taken over, from the file and from the registry', async () => {
    const machine = createMachine();
    const policy = await machine.open();
    expect(policy.read()).toEqual({ enforced: {}, defaults: {}, problems: [] });
    machine.writeFile('{ "mode": "observe" }');
    await until(policy, () => policy.read().defaults['mode'] === 'observe');
    machine.setHive('HKCU', { Enforced: [['mode', 'REG_SZ', 'ask']] });
    await until(policy, () => policy.read().enforced['mode'] === 'ask');
    rmSync(machine.file);
    machine.setHive('HKCU', {});
    await until(
      policy,
      () => JSON.stringify(policy.read()) === '{"enforced":{},"defaults":{},"problems":[]}',
    );
  });

  it('and is torn leaves the last good one in force, and says so until it is mended', async () => {
    const machine = createMachine();
    machine.writeFile('{ "mode": "observe" }');
    const policy = await machine.open();
    machine.writeFile('{ "mode": "au');
    await until(policy, () => policy.read().problems.length > 0);
    expect(policy.read().defaults).toEqual({ mode: 'observe' });
    expect(policy.read().problems).toEqual([
      {
        path: '',
        message: expect.stringMatching(
          /policy\.json: not valid JSON at line 1, column \d+ .*; what it said last is in force$/,
        ) as string,
      },
    ]);
    machine.writeFile('{ "mode": "ask" }');
    await until(policy, () => policy.read().problems.length === 0);
    expect(policy.read().defaults).toEqual({ mode: 'ask' });
  });

  it('torn from the start is not in force, and is said', async () => {
    const machine = createMachine();
    machine.writeFile('{');
    const { defaults, problems } = (await machine.open()).read();
    expect(defaults).toEqual({});
    expect(problems[0]?.message).toMatch(/; nothing of it is in force$/);
  });

  it('and cannot be read any more in the registry stays in force, and it is said', async () => {
    const machine = createMachine();
    machine.setHive('HKLM', { Enforced: [['mode', 'REG_SZ', 'observe']] });
    const policy = await machine.open();
    machine.breakHive('HKLM');
    await until(policy, () => policy.read().problems.length > 0);
    expect(policy.read().enforced).toEqual({ mode: 'observe' });
    expect(policy.read().problems[0]?.message).toBe(
      'HKLM\\SOFTWARE\\Policies\\FinessePresence: access denied; what it said last is in force',
    );
  });

  it('asks nobody any more when nobody listens', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const machine = createMachine();
    const policy = await machine.open();
    const stop = policy.onChange(() => undefined);
    expect(vi.getTimerCount()).toBe(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the secret of the own Webex integration', () => {
  const WITH_SECRET = '{ "webex": { "clientId": "C1", "clientSecret": "s3cret" } }';

  it('is in the vault after the first look, and nowhere else', async () => {
    const machine = createMachine();
    machine.writeFile(WITH_SECRET);
    const policy = await machine.open();
    expect([...machine.secrets]).toEqual([['webex-client-secret:C1', 's3cret']]);
    expect(JSON.stringify(policy.read())).not.toContain('s3cret');
    expect(policy.read().problems).toEqual([]);
  });

  it('from the registry follows a new one', async () => {
    const machine = createMachine();
    const keys = (secret: string): Keys => ({
      Enforced: [
        ['webex.clientId', 'REG_SZ', 'C1'],
        ['webex.clientSecret', 'REG_SZ', secret],
      ],
    });
    machine.setHive('HKLM', keys('one'));
    const policy = await machine.open();
    machine.setHive('HKLM', { ...keys('two'), Defaults: [['mode', 'REG_SZ', 'ask']] });
    await until(policy, () => policy.read().defaults['mode'] === 'ask');
    expect(machine.secrets.get('webex-client-secret:C1')).toBe('two');
  });

  it('without its client id is said, and not stored', async () => {
    const machine = createMachine();
    machine.writeFile('{ "webex": { "clientSecret": "s3cret" } }');
    const policy = await machine.open();
    expect(machine.secrets.size).toBe(0);
    expect(policy.read().problems).toEqual([
      { path: 'webex.clientSecret', message: 'belongs to a webex.clientId, which no policy sets' },
    ]);
  });

  it('that the vault refuses is said, and all else is in force', async () => {
    const machine = createMachine();
    machine.writeFile(WITH_SECRET);
    const refuse = () => Promise.resolve(failed('forbidden', 'no vault'));
    const policy = await openPolicy({ ...machine.options, vault: { get: refuse, set: refuse } });
    expect(policy.read().defaults).toEqual({ webex: { clientId: 'C1' } });
    expect(policy.read().problems).toEqual([
      { path: 'webex.clientSecret', message: 'could not be moved to the vault: no vault' },
    ]);
    expect(JSON.stringify(policy.read())).not.toContain('s3cret');
  });

  it('is never asked for where no policy has one', async () => {
    const machine = createMachine();
    const vault = { get: vi.fn(), set: vi.fn() };
    await openPolicy({ ...machine.options, vault });
    expect(vault.get).not.toHaveBeenCalled();
  });
});
