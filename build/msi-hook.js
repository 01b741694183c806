/** Adds to the installer that electron-builder writes what an administrator needs: autostart, defaults, a closed app. */
import { readFile, writeFile } from 'node:fs/promises';

/** Ours and the installer's memory of what it was given; the first is what the app reads as defaults. */
const DEFAULTS_KEY = 'SOFTWARE\\Policies\\FinessePresence\\Defaults';
const SETUP_KEY = 'SOFTWARE\\FinessePresence\\Setup';
const RUN_KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run';

/** Everything that `msiexec` takes. Never a secret: Windows writes properties into its logs. */
export const PROPERTIES = /** @type {const} */ ([
  'FINESSE_A',
  'FINESSE_B',
  'WEBEX_CLIENT_ID',
  'AUTOSTART',
]);

/** Administrators write, everybody reads; whoever made the folder before does not own it any more. */
const POLICY_FOLDER_RIGHTS = 'O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)';

/**
 * The hook of electron-builder.
 *
 * @param {string} projectFile The WiX project, before it is compiled.
 */
export async function msiProjectCreated(projectFile) {
  await writeFile(projectFile, withOurs(await readFile(projectFile, 'utf8')));
}

/**
 * Throws where the project is not what it is known to be: better no installer than half of one.
 *
 * @param {string} project
 */
export function withOurs(project) {
  const appId = 'Key="System.AppUserModel.ID" Value="com.finesse-presence.desktop"';
  for (const needed of ['Id="mainExecutable"', appId, '<MajorUpgrade ', 'Value="1"/>']) {
    if (!project.includes(needed)) throw new Error(`the WiX project has no ${needed}`);
  }
  const runtime = /Name="vcruntime140\.dll"/i.test(project) ? '' : RUNTIME_CONDITION;
  const extra = `${CLOSE_APP}${properties()}${runtime}${FOLDER}    `;
  return [
    [WIX, `${WIX.slice(0, -1)} xmlns:util="http://wixtoolset.org/schemas/v4/wxs/util">`],
    ['<Property Id="WIXUI_INSTALLDIR"', `${extra}<Property Id="WIXUI_INSTALLDIR"`],
    ['</ComponentGroup>', `  ${COMPONENTS}    </ComponentGroup>`],
  ].reduce((sofar, [place = '', ours = '']) => {
    const parts = sofar.split(place);
    if (parts.length !== 2) {
      throw new Error(`the WiX project has ${parts.length - 1} places for ours: ${place}`);
    }
    return parts.join(ours);
  }, project);
}

/** A project that has ours already is another one. */
const WIX = '<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">';

/**
 * Asked first, then ended: the app never changes the agent's state when it ends, however it ends. Not before
 * `InstallInitialize`: the action hands over to a deferred one, which Windows Installer refuses without a transaction
 * (error 2762, see github.com/microsoft/PowerToys/pull/2985). Not later: a removal could not delete files in use.
 * The exit code is 1 because older releases of WiX take no 0 (github.com/wixtoolset/issues/issues/5229).
 */
const CLOSE_APP = `<util:CloseApplication Id="CloseApp" Target="finesse-presence.exe" CloseMessage="yes" RebootPrompt="no" Timeout="5" TerminateProcess="1"/>
    <InstallExecuteSequence>
      <Custom Action="WixCloseApplications" After="InstallInitialize"/>
    </InstallExecuteSequence>
`;

/** An upgrade without properties keeps what the installation before it was given. */
function properties() {
  return PROPERTIES.map(
    (name) => `    <Property Id="${name}" Secure="yes"/>
    <Property Id="KEPT_${name}" Secure="yes">
      <RegistrySearch Id="Kept_${name}" Root="HKLM" Key="${SETUP_KEY}" Name="${name}" Type="raw"/>
    </Property>
    <SetProperty Id="${name}" Value="[KEPT_${name}]" After="AppSearch" Sequence="first">NOT ${name} AND KEPT_${name}</SetProperty>
`,
  ).join('');
}

/** The vault's native part needs it; a build that carries the file beside that part does without. */
const RUNTIME_CONDITION = `    <Property Id="VCRUNTIME140">
      <DirectorySearch Id="SystemFolder" Path="[System64Folder]" Depth="0">
        <FileSearch Id="VcRuntime" Name="vcruntime140.dll"/>
      </DirectorySearch>
    </Property>
    <Condition Message="Install the Microsoft Visual C++ Redistributable (x64) first: https://aka.ms/vs/17/release/vc_redist.x64.exe"><![CDATA[Installed OR VCRUNTIME140]]></Condition>
`;

const FOLDER = `    <DirectoryRef Id="TARGETDIR">
      <Directory Id="CommonAppDataFolder">
        <Directory Id="PolicyFolder" Name="FinessePresence"/>
      </Directory>
    </DirectoryRef>
`;

/** The GUIDs name these components to Windows Installer for ever: never change one. */
const COMPONENTS = `<Component Id="Autostart" Guid="{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A01}">
        <Condition><![CDATA[NOT (AUTOSTART = "0")]]></Condition>
        <RegistryValue Root="HKLM" Key="${RUN_KEY}" Name="FinessePresence" Type="string" Value="&quot;[#mainExecutable]&quot; --hidden" KeyPath="yes"/>
      </Component>
      <Component Id="NoAutostart" Guid="{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A02}">
        <Condition><![CDATA[AUTOSTART = "0"]]></Condition>
        <RegistryValue Root="HKLM" Key="${SETUP_KEY}" Name="AUTOSTART" Type="string" Value="0" KeyPath="yes"/>
      </Component>
      <Component Id="FinesseNodes" Guid="{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A03}">
        <Condition>FINESSE_A</Condition>
        <RegistryValue Root="HKLM" Key="${SETUP_KEY}" Name="FINESSE_A" Type="string" Value="[FINESSE_A]" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="${SETUP_KEY}" Name="FINESSE_B" Type="string" Value="[FINESSE_B]"/>
        <RegistryValue Root="HKLM" Key="${DEFAULTS_KEY}" Name="finesse.nodes" Type="multiString">
          <MultiStringValue>[FINESSE_A]</MultiStringValue>
          <MultiStringValue>[FINESSE_B]</MultiStringValue>
        </RegistryValue>
      </Component>
      <Component Id="WebexClientId" Guid="{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A04}">
        <Condition>WEBEX_CLIENT_ID</Condition>
        <RegistryValue Root="HKLM" Key="${SETUP_KEY}" Name="WEBEX_CLIENT_ID" Type="string" Value="[WEBEX_CLIENT_ID]" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="${DEFAULTS_KEY}" Name="webex.clientId" Type="string" Value="[WEBEX_CLIENT_ID]"/>
      </Component>
      <Component Id="PolicyFolder" Guid="{5D0B6C0E-7C19-4B36-9C55-0D7A1C1F5A05}" Directory="PolicyFolder" KeyPath="yes">
        <CreateFolder>
          <PermissionEx Sddl="${POLICY_FOLDER_RIGHTS}"/>
        </CreateFolder>
      </Component>
`;
