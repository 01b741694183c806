/** The Windows installer as far as it can be judged without Windows: its configuration, and the project that WiX compiles. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DebugLogger } from 'builder-util';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROPERTIES, withOurs } from '../../build/msi-hook.js';
import { isWellFormed } from '../../main/finesse/well-formed.ts';
import { policyFields } from '../../main/store/policy-fields.ts';
import { POLICY_KEY } from '../../main/store/policy-windows.ts';
import { buildInstaller, makePackaged, ROOT } from './electron-builder.ts';

const ADDON = 'resources/app.asar.unpacked/node_modules/@napi-rs/keyring-win32-x64-msvc';
const PACKAGED = [
  'finesse-presence.exe',
  'resources/app.asar',
  `${ADDON}/keyring.win32-x64-msvc.node`,
];

type Node = Readonly<Record<string, unknown>>;
interface Component {
  readonly Id?: string;
  readonly Guid?: string;
  readonly Condition?: string;
  readonly RegistryValue?: readonly (Readonly<Record<string, string>> & {
    readonly MultiStringValue?: readonly string[];
  })[];
}
interface Project {
  readonly Wix: {
    readonly Product: {
      readonly UpgradeCode: string;
      readonly Manufacturer: string;
      readonly Property: readonly (Readonly<Record<string, string>> & {
        readonly RegistrySearch?: Node;
      })[];
      readonly SetProperty: readonly Node[];
      readonly Condition: readonly Node[];
      readonly MajorUpgrade: Node;
      readonly Icon: Node;
      readonly 'util:CloseApplication': Node;
      readonly ComponentGroup: { readonly Component: readonly Component[] };
    };
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name, where) =>
    ['Component', 'RegistryValue', 'Property', 'SetProperty', 'MultiStringValue'].includes(name) ||
    where === 'Wix.Product.Condition',
});
const productIn = (project: string) => (parser.parse(project) as Project).Wix.Product;

describe('the configuration of electron-builder', () => {
  const config = () => getConfig(ROOT, path.join(ROOT, 'electron-builder.yml'), null);
  const check = (value: Awaited<ReturnType<typeof config>>) =>
    validateConfiguration(value, new DebugLogger(false));

  it('is what its own schema allows', async () => {
    await expect(check(await config())).resolves.toBeUndefined();
  });

  it('with a typing mistake in it is refused', async () => {
    const good = await config();
    const wrong = { ...good, msi: { ...good.msi, permachine: true } };
    await expect(check(wrong)).rejects.toThrow('configuration.msi');
  });

  it('makes one installer for the whole PC, which starts nothing and has one name for ever', async () => {
    const { msi, win } = await config();
    expect(win?.target).toEqual([{ target: 'msi', arch: ['x64'] }]);
    expect(msi).toMatchObject({
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
      createDesktopShortcut: false,
      upgradeCode: '8d0f2f0e-6c53-4f0e-9d2c-53b0f1f6a7c4',
    });
  });
});

describe('the project of the installer', () => {
  let project = '';
  beforeAll(async () => {
    ({ project } = await buildInstaller({ prepackaged: makePackaged(PACKAGED) }));
  }, 60_000);

  it('is well-formed, and replaces older versions only', () => {
    expect(isWellFormed(project)).toBe(true);
    const { Icon, MajorUpgrade, UpgradeCode } = productIn(project);
    expect(UpgradeCode).toBe('8D0F2F0E-6C53-4F0E-9D2C-53B0F1F6A7C4');
    expect(MajorUpgrade).toMatchObject({
      DowngradeErrorMessage: 'A newer version of "[ProductName]" is already installed.',
    });
    expect(MajorUpgrade).not.toHaveProperty('AllowDowngrades');
    // A shortcut without its icon does not link.
    expect(project).toContain(`Icon="${String(Icon['Id'])}"`);
  });

  it('has exactly these components of ours, with names for ever', () => {
    const ours = productIn(project).ComponentGroup.Component.filter(({ Id }) => Id !== undefined);
    expect(ours.map(({ Condition, Guid, Id }) => [Id, Guid, Condition ?? 'always'])).toEqual([
      ['Autostart', '{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A01}', 'NOT (AUTOSTART = "0")'],
      ['NoAutostart', '{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A02}', 'AUTOSTART = "0"'],
      ['FinesseNodes', '{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A03}', 'FINESSE_A'],
      ['WebexClientId', '{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A04}', 'WEBEX_CLIENT_ID'],
      ['PolicyFolder', '{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A05}', 'always'],
    ]);
  });

  it('writes these values to the registry, and policies only as defaults that the app knows', () => {
    const values = productIn(project).ComponentGroup.Component.flatMap(
      ({ RegistryValue = [] }) => RegistryValue,
    );
    const told = values.map(({ Key = '', MultiStringValue, Name = '', Root = '', Value }) => [
      `${Root}\\${Key}`,
      Name,
      MultiStringValue ?? Value,
    ]);
    const defaults = `HKLM\\${POLICY_KEY}\\Defaults`;
    const setup = 'HKLM\\SOFTWARE\\FinessePresence\\Setup';
    expect(told).toEqual([
      [
        'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
        'FinessePresence',
        '"[#mainExecutable]" --hidden',
      ],
      [setup, 'AUTOSTART', '0'],
      [setup, 'FINESSE_A', '[FINESSE_A]'],
      [setup, 'FINESSE_B', '[FINESSE_B]'],
      [defaults, 'finesse.nodes', ['[FINESSE_A]', '[FINESSE_B]']],
      [setup, 'WEBEX_CLIENT_ID', '[WEBEX_CLIENT_ID]'],
      [defaults, 'webex.clientId', '[WEBEX_CLIENT_ID]'],
    ]);
    const known = policyFields().map(({ path: name }) => name);
    expect(
      told.filter(([key]) => key === defaults).filter(([, name]) => !known.includes(String(name))),
    ).toEqual([]);
  });

  it('takes four properties, remembers them for the next upgrade, and knows no secret', () => {
    const { Property, SetProperty } = productIn(project);
    const ours = Property.filter(
      ({ Id = '' }) =>
        !/^(KEPT_|WIXUI|Wix|ALLUSERS|MSI|DISABLE|ARP|ApplicationFolder|VCRUNTIME)/.test(Id),
    );
    expect(ours.map(({ Id, Secure }) => [Id, Secure])).toEqual(
      PROPERTIES.map((name) => [name, 'yes']),
    );
    for (const name of PROPERTIES) {
      const kept = Property.find(({ Id }) => Id === `KEPT_${name}`);
      expect(kept?.RegistrySearch).toMatchObject({
        Root: 'HKLM',
        Key: 'SOFTWARE\\FinessePresence\\Setup',
        Name: name,
      });
      expect(SetProperty.find(({ Id }) => Id === name)).toMatchObject({
        Value: `[KEPT_${name}]`,
        '#text': `NOT ${name} AND KEPT_${name}`,
      });
    }
    expect(project).not.toMatch(/secret|password|token/i);
  });

  it('closes the running app, and starts it under its own name in the start menu', () => {
    expect(productIn(project)['util:CloseApplication']).toMatchObject({
      Target: 'finesse-presence.exe',
      RebootPrompt: 'no',
      TerminateProcess: '1',
    });
    // It hands over to a deferred action, which fails every installation outside of the transaction.
    expect(
      [...project.matchAll(/<Custom Action="(WixClose\w+)" (\w+="\w+")/g)].map(([, ...one]) => one),
    ).toEqual([['WixCloseApplications', 'After="InstallInitialize"']]);
    expect(project).toContain(
      '<ShortcutProperty Key="System.AppUserModel.ID" Value="com.finesse-presence.desktop"/>',
    );
    expect(project).toMatch(/<File Name="finesse-presence\.exe"[^>]* Id="mainExecutable"/);
  });

  it('gives the folder of the policy file to administrators, whoever made it', () => {
    expect(project).toMatch(
      /<Component Id="PolicyFolder"[^]*?<PermissionEx Sddl="O:BAG:SYD:PAI[^"]*;BU\)"\/>/,
    );
    expect(project).toMatch(
      /<Directory Id="CommonAppDataFolder">\s*<Directory Id="PolicyFolder" Name="FinessePresence"\/>/,
    );
  });

  it('asks for the Visual C++ runtime only where it does not bring it', () => {
    const conditions = (text: string) =>
      productIn(text).Condition.map((one) => String(one['#text']));
    expect(conditions(project)).toContain('Installed OR VCRUNTIME140');
    const brings = plain(project).replace(
      '<File Name="keyring.win32-x64-msvc.node"',
      '<File Name="vcruntime140.dll"/><File Name="keyring.win32-x64-msvc.node"',
    );
    expect(brings).toContain('vcruntime140.dll');
    expect(conditions(withOurs(brings))).not.toContain('Installed OR VCRUNTIME140');
  });

  it('that is not the one we know is refused, before half of ours is in it', () => {
    expect(() => withOurs(project)).toThrow('0 places for ours');
    expect(() => withOurs(plain(project).replaceAll('mainExecutable', 'main'))).toThrow(
      'mainExecutable',
    );
    expect(() => withOurs(plain(project).replace('com.finesse-presence.desktop', 'other'))).toThrow(
      'AppUserModel',
    );
  });
});

/** The project without what our hook put in. */
function plain(project: string): string {
  return project
    .replace(/ xmlns:util="[^"]*"/, '')
    .replace(/<util:CloseApplication[^]*?(?=<Property Id="WIXUI_INSTALLDIR")/, '')
    .replace(/<Component Id="Autostart"[^]*?(?=<\/ComponentGroup>)/, '');
}

describe('the release', () => {
  const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
  const found = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, one = '']) => one);

  it('names only scripts, properties and files that there are', () => {
    const workflow = read('.github/workflows/release.yml');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(found(workflow, /npm run ([\w:]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    const tried = read('build/try-installer.ps1');
    const given = found(tried, /'([A-Z_]+)=/g);
    expect(new Set(given)).toEqual(new Set(PROPERTIES));
    expect(workflow).toContain('./build/try-installer.ps1');
    expect(read('electron-builder.yml')).toContain(`to: ${ADDON}`);
  });
});
