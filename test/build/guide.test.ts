/** The administrator's guide against the code: every name, number and command in it that the code knows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROPERTIES } from '../../build/msi-hook.js';
import { suggestedNumbers } from '../../main/core/reason-code-numbers.ts';
import { DEFAULT_RULES } from '../../main/core/rules.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { folderFor } from '../../main/electron/instance.ts';
import { USAGE } from '../../main/headless-arguments.ts';
import { policyFilePath } from '../../main/store/policy-file.ts';
import { policyFields } from '../../main/store/policy-fields.ts';
import { readRegQuery, settingsIn } from '../../main/store/policy-registry.ts';
import { POLICY_KEY } from '../../main/store/policy-windows.ts';
import { ROOT } from './electron-builder.ts';
import { regText, type Written } from '../main/store/registry-text.ts';

const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const guide = read('docs/admin-guide.md');
const parsed = parseSettings({ version: 1, finesse: { nodes: ['https://a'], user: '1' } });
const found = (pattern: RegExp, text = guide) =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);
const rows = (pattern: RegExp) => guide.split('\n').filter((line) => pattern.test(line));

describe('the guide names what there is:', () => {
  it('every property of the installer, in its table and in its command', () => {
    expect(
      rows(/^\| `[A-Z_]+` /)
        .flatMap((line) => found(/^\| `([A-Z_]+)`/g, line))
        .filter((name) => !name.startsWith('FINESSE_PRESENCE_')),
    ).toEqual([...PROPERTIES]);
    const [install = ''] = found(/^(msiexec \/i finesse-presence-0\.1\.0\.msi .*)$/gm);
    expect(found(/ ([A-Z_]+)=\S/g, install)).toEqual([...PROPERTIES]);
    expect(read('electron-builder.yml')).toContain(
      'artifactName: finesse-presence-${version}.${ext}',
    );
  });

  it('the keys and files of policies', () => {
    for (const key of found(/((?:HKLM|HKCU)\\SOFTWARE\\Policies\\[\w\\]+)/g)) {
      expect(key.replace(/\\(Enforced|Defaults)$/, '')).toMatch(
        /^HK(LM|CU)\\SOFTWARE\\Policies\\FinessePresence$/,
      );
    }
    expect(guide).toContain(`HKLM\\${POLICY_KEY}\\Enforced`);
    expect(guide).toContain(policyFilePath('win32', { ProgramData: '%ProgramData%' }));
    expect(guide).toContain(policyFilePath('linux', {}));
  });

  it('registry commands that the app understands', () => {
    const commands = [
      ...guide.matchAll(/reg add (\S+)\\(Enforced|Defaults) \/v (\S+) \/t (\S+) \/d (\S+) \/f/g),
    ];
    expect(commands.length).toBeGreaterThan(2);
    for (const [, key, layer = '', name = '', type = '', data = ''] of commands) {
      expect(key).toBe(`HKLM\\${POLICY_KEY}`);
      const printed = type === 'REG_DWORD' ? `0x${Number(data).toString(16)}` : data;
      const written: Written = [name, type, printed];
      const keys = readRegQuery(regText('HKLM', { [layer]: [written] }));
      const { part, problems } = settingsIn(keys.get(layer) ?? [], policyFields());
      expect(problems).toEqual([]);
      expect(Object.keys(part)).toHaveLength(1);
    }
  });

  it('the redirect addresses and scopes that the app uses', () => {
    const { redirectPorts, scopes } = parsed.ok
      ? parsed.settings.webex
      : { redirectPorts: [], scopes: [] };
    const listener = /const PATH = '([^']+)'/.exec(read('main/webex/loopback-listener.ts'))?.[1];
    const addresses = new Set(found(/`(http:\/\/127\.0\.0\.1:\d+\/\w+)`/g));
    expect([...addresses]).toEqual(
      redirectPorts.map((port) => `http://127.0.0.1:${String(port)}${String(listener)}`),
    );
    for (const scope of scopes) expect(guide).toContain(`| \`${scope}\``);
  });

  it('the reason codes of the rules, with numbers that every platform takes', () => {
    const labels = [...new Set(Object.values(DEFAULT_RULES).map(({ reason }) => reason))].filter(
      (one) => one !== '',
    );
    const told = [...guide.matchAll(/^ *\| (Webex \w+) +\| (\d+) /gm)].map(
      ([, label = '', code = '']) => ({ label, code: Number(code) }),
    );
    expect(told.map(({ label }) => label).sort()).toEqual([...labels].sort());
    expect(told).toEqual(
      suggestedNumbers(
        told.map(({ label }) => label),
        [],
      ),
    );
  });

  it('every attention, each once, and none that there is not', () => {
    const known = found(/about: z\.literal\('(\w+)'\)/g, read('main/core/attention.ts'));
    const told = found(/^\| `attention` `(\w+)`/gm);
    expect([...told].sort()).toEqual([...new Set(known)].sort());
  });

  it('options of the headless host and variables that it reads', () => {
    const options = new Set(found(/(--[a-z][a-z-]+)/g, guide.replace(/-subject.*|openssl.*/g, '')));
    for (const option of options) expect(USAGE).toContain(option);
    const code = USAGE + read('main/store/policy-file.ts');
    for (const name of found(/(FINESSE_PRESENCE_[A-Z_]+)/g)) expect(code).toContain(name);
  });

  it('paths of settings', () => {
    const known = new Set(policyFields().map((field) => field.path));
    const named = found(/`((?:webex|finesse|rules|returnToReady|limits|mode)\.[A-Za-z.]+)`/g);
    const groups = [...known].map((name) => name.slice(0, name.lastIndexOf('.')));
    const wrong = named.filter(
      (name) => !known.has(name) && !groups.includes(name) && name !== 'webex.clientSecret',
    );
    expect(wrong).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });

  it('the folder of a person, which does not roam', () => {
    const [folder] = found(/settings and journal in `%LOCALAPPDATA%\\(\w+)`/g);
    const env = { LOCALAPPDATA: 'C:\\Local' };
    expect(folderFor({ platform: 'win32', env, profile: undefined })).toBe(
      `C:\\Local\\${String(folder)}`,
    );
    expect(read('docs/privacy.md')).toContain(`%LOCALAPPDATA%\\${String(folder)}`);
  });

  it('its own sections and the other pages', () => {
    const headings = found(/^#+ (.+)$/gm).map((one) =>
      one
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const anchor of found(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
    for (const page of found(/\]\(([\w-]+\.md)\)/g)) expect(read(`docs/${page}`)).toMatch(/^# /);
  });
});
