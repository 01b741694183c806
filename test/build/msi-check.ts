/**
 * Installs, upgrades and removes an installer with our components under Wine: `npm run test:msi`, where
 * Debian's wixl, msitools and wine are. It is built from the project that electron-builder writes, by
 * another compiler: no closing of the app, no rights of folders, no shortcut; Wine is not Windows.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROPERTIES } from '../../build/msi-hook.js';
import { buildInstaller, makePackaged } from './electron-builder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'finesse-presence-msi-'));
const env = { ...process.env, WINEPREFIX: path.join(folder, 'wine'), WINEDEBUG: '-all' };
const options = { cwd: folder, env, encoding: 'utf8', timeout: 120_000 } as const;
const SETUP = 'HKLM\\SOFTWARE\\FinessePresence\\Setup';
const DEFAULTS = 'HKLM\\SOFTWARE\\Policies\\FinessePresence\\Defaults';
const RUN = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run';

/** Our own components and properties, in the older dialect that wixl reads; it knows no conditions. */
function translated(project: string, version: string): string {
  const components = [...project.matchAll(/<Component Id="(\w+)"[^]*?<\/Component>/g)]
    .filter(([, id]) => id !== 'PolicyFolder')
    .map(([text]) =>
      text
        .replace(/<Condition>[^]*?<\/Condition>/, '')
        .replace(/Guid="\{(.*?)\}"/, 'Guid="$1" Win64="yes"')
        .replace(
          /Type="multiString">[^]*?<\/RegistryValue>/,
          'Type="string" Value="[~][FINESSE_A][~][FINESSE_B][~]"/>',
        ),
    );
  const ids = components.map((text) => /Id="(\w+)"/.exec(text)?.[1] ?? '');
  const properties = project.match(/<Property Id="KEPT_[^]*?<\/Property>/g) ?? [];
  return `<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" Name="Finesse Presence" UpgradeCode="${/UpgradeCode="(.*?)"/.exec(project)?.[1] ?? ''}" Version="${version}" Language="1033" Manufacturer="test">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/>
<MajorUpgrade DowngradeErrorMessage="newer"/>
<Media Id="1" Cabinet="all.cab" EmbedCab="yes"/>
${properties.join('\n').replaceAll(' Secure="yes"', '').replaceAll('Type="raw"', 'Type="raw" Win64="yes"')}
<Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramFiles64Folder"><Directory Id="APPLICATIONFOLDER" Name="finesse-presence">
<Component Id="Program" Guid="5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5AFF" Win64="yes"><File Id="mainExecutable" Name="finesse-presence.exe" Source="finesse-presence.exe" KeyPath="yes"/></Component>
${components.join('\n')}
</Directory></Directory></Directory>
<Feature Id="All" Level="1">${['Program', ...ids].map((id) => `<ComponentRef Id="${id}"/>`).join('')}</Feature>
</Product></Wix>`;
}

/** What wixl leaves out is put into its tables: conditions, and the memory of properties. */
function makeMsi(project: string, version: string): string {
  const msi = path.join(folder, `${version}.msi`);
  const query = (sql: string) => execFileSync('msibuild', [msi, '-q', sql], options);
  writeFileSync(path.join(folder, 'project.wxs'), translated(project, version));
  execFileSync('wixl', ['-a', 'x64', '-o', msi, 'project.wxs'], options);
  for (const [, id = '', text = ''] of project.matchAll(
    /<Component Id="(\w+)"[^>]*>\s*<Condition>([^]*?)<\/Condition>/g,
  )) {
    const condition = text.replace(/^<!\[CDATA\[|\]\]>$/g, '');
    query(`UPDATE \`Component\` SET \`Condition\`='${condition}' WHERE \`Component\`='${id}'`);
  }
  PROPERTIES.forEach((name, index) => {
    query(
      `INSERT INTO \`CustomAction\` (\`Action\`,\`Type\`,\`Source\`,\`Target\`) VALUES ('Set${name}',51,'${name}','[KEPT_${name}]')`,
    );
    query(
      `INSERT INTO \`InstallExecuteSequence\` (\`Action\`,\`Condition\`,\`Sequence\`) VALUES ('Set${name}','NOT ${name} AND KEPT_${name}',${String(51 + index)})`,
    );
  });
  return msi;
}

function install(...args: readonly string[]): number | null {
  return spawnSync('wine', ['msiexec', ...args, '/qn'], options).status;
}

/** Undefined where there is none. */
function value(key: string, name: string): string | undefined {
  const { stdout } = spawnSync('wine', ['reg', 'query', key, '/v', name], options);
  return / {4}REG_\w+ {4}(.*?)\r?\n/.exec(stdout)?.[1];
}

function seen() {
  return {
    nodes: value(DEFAULTS, 'finesse.nodes'),
    clientId: value(DEFAULTS, 'webex.clientId'),
    run: value(RUN, 'FinessePresence'),
    remembered: value(SETUP, 'FINESSE_A'),
    program: existsSync(
      path.join(env.WINEPREFIX, 'drive_c/Program Files/finesse-presence/finesse-presence.exe'),
    ),
  };
}

const packaged = makePackaged(['finesse-presence.exe', 'resources/app.asar']);
try {
  writeFileSync(path.join(folder, 'finesse-presence.exe'), 'program');
  const { project } = await buildInstaller({ prepackaged: packaged });
  const [older, newer] = [makeMsi(project, '1.0.0'), makeMsi(project, '1.1.0')];
  execFileSync('wine', ['wineboot', '-i'], options);
  assert.equal(
    install(
      '/i',
      older,
      'FINESSE_A=https://a:8445',
      'FINESSE_B=https://b:8445',
      'WEBEX_CLIENT_ID=C1',
    ),
    0,
  );
  const installed = {
    nodes: 'https://a:8445\\0https://b:8445',
    clientId: 'C1',
    run: '"C:\\Program Files\\finesse-presence\\finesse-presence.exe" --hidden',
    remembered: 'https://a:8445',
    program: true,
  };
  assert.deepEqual(seen(), installed, 'installed in silence, with its properties as defaults');
  assert.equal(install('/i', newer, 'AUTOSTART=0'), 0);
  const upgraded = { ...installed, run: undefined };
  assert.deepEqual(seen(), upgraded, 'an upgrade keeps what was given and takes the start back');
  assert.notEqual(install('/i', older), 0, 'an older version is refused');
  assert.deepEqual(seen(), upgraded, 'and changes nothing');
  assert.equal(install('/x', newer), 0);
  const nothing = { nodes: undefined, clientId: undefined, run: undefined, remembered: undefined };
  assert.deepEqual(seen(), { ...nothing, program: false }, 'nothing is left');
  console.log('Installed, upgraded, not downgraded, removed: under Wine, not on Windows.');
} finally {
  spawnSync('wineserver', ['-k'], options);
  rmSync(folder, { recursive: true, force: true });
  rmSync(packaged, { recursive: true, force: true });
}
