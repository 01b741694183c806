/** The tray app between the simulators: `npm start -- --demo`. What the person clicks in the control page happens to the agent. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WATCHABLE, settingsFor } from '../demo/pace.ts';
import { startControlServer } from '../simulators/control/control-server.ts';
import { startWorld } from '../simulators/control/world.ts';

async function demo(electron: string): Promise<number> {
  const world = await startWorld({ platform: 'UCCE', ctiDelayMs: WATCHABLE.ctiDelayMs });
  const profile = await mkdtemp(path.join(tmpdir(), 'finesse-presence-demo-'));
  await writeFile(
    path.join(profile, 'settings.json'),
    JSON.stringify(settingsFor(world, WATCHABLE)),
  );
  const control = await startControlServer(world, {
    declines: () => undefined,
    onPress: () => undefined,
  });
  console.log(`Control page, to change what Webex and Finesse show:\n${control.url}`);
  const app = spawn(electron, ['.', `--profile=${profile}`], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: 'inherit',
    env: {
      ...process.env,
      FINESSE_PRESENCE_WEBEX_TOKEN: world.webex.accessToken,
      FINESSE_PRESENCE_FINESSE_PASSWORD: world.agent.password,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  const [code] = (await once(app, 'close')) as [number | null];
  await control.stop();
  await world.stop();
  await rm(profile, { recursive: true, force: true });
  return code ?? 1;
}

const [electron = ''] = process.argv.slice(2);
process.exitCode = await demo(electron);
