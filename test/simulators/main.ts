/** Both simulators alone, with their control page: for trying the app by hand, on any machine. */
import { parseArgs } from 'node:util';
import type { Platform } from '../../main/core/agent.ts';
import { startControlServer } from './control/control-server.ts';
import { startWorld, type World } from './control/world.ts';

const USAGE = `Usage: npm run simulate -- [--uccx] [--port <number>]

Starts a simulated Webex and a simulated pair of Finesse servers on this machine, with a control page.

  --uccx           Finesse behaves as with Unified CCX; otherwise as with Unified CCE
  --port <number>  the control page's port; the next three serve Webex and both Finesse sides
  --help           this text
`;

interface Options {
  readonly platform: Platform;
  readonly port: number | undefined;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return;
  const { platform, port } = options;
  const world = await startWorld(
    port === undefined ? { platform } : { platform, firstPort: port + 1 },
  );
  const control = await startControlServer(world, port === undefined ? {} : { port }).catch(
    async (error: unknown) => {
      await world.stop();
      throw error;
    },
  );
  stopOnSignal(async () => {
    await Promise.all([control.stop(), world.stop()]);
  });
  process.stdout.write(manual(world, control.url));
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { uccx: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help === true) {
      process.stdout.write(USAGE);
      return undefined;
    }
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65_532)) {
      throw new Error(`--port: expected a number from 1 to 65532, got "${values.port ?? ''}"`);
    }
    return { platform: values.uccx === true ? 'UCCX' : 'UCCE', port };
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

function manual({ agent, finesse, webex }: World, controlUrl: string): string {
  const { apiUrl, clientId, clientSecret, discoveryUrl } = webex;
  const settings = {
    version: 1,
    mode: 'auto',
    webex: { clientId, apiUrl, discoveryUrl },
    finesse: { nodes: finesse.urls, user: agent.loginId, idlePollMs: 5_000 },
  };
  return `
Control page   ${controlUrl}
               (opens once; it then belongs to that browser)

Webex          ${webex.origin}
  token        ${webex.accessToken}
Finesse        ${finesse.urls[0]}  (side A, ${finesse.platform})
               ${finesse.urls[1]}  (side B)
  agent        ${agent.loginId}
  password     ${agent.password}

To run the app against them, save this as profile/settings.json:

${JSON.stringify(settings, null, 2)}

and start it (after "npm run build"):

  FINESSE_PRESENCE_WEBEX_TOKEN='${webex.accessToken}' \\
  FINESSE_PRESENCE_FINESSE_PASSWORD='${agent.password}' \\
  node out/main/headless.js --profile profile

On Windows (PowerShell):

  $env:FINESSE_PRESENCE_WEBEX_TOKEN = '${webex.accessToken}'
  $env:FINESSE_PRESENCE_FINESSE_PASSWORD = '${agent.password}'
  node out/main/headless.js --profile profile

Or sign in once, where there is a vault, and start it without any variable:

  FINESSE_PRESENCE_WEBEX_CLIENT_SECRET='${clientSecret}' \\
  node out/main/headless.js --profile profile --sign-in webex
  node out/main/headless.js --profile profile --sign-in finesse

Ctrl-C stops the simulators.
`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  const end = () => {
    process.stdout.write('\nStopped.\n');
    void stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main().catch((error: unknown) => {
  process.stderr.write(`The simulators could not be started: ${messageOf(error)}\n`);
  process.exitCode = 1;
});
