/** The demo really run: a good product passes on both platforms, and a broken one never does. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../simulators/control/world.ts';
import { dayOf } from './day.ts';
import { FAST, type Pace } from './pace.ts';
import { playDay, type DayResult } from './play-day.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mainFile = join(root, 'test/demo/main.ts');

let folder: string;
let app: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
  app = join(root, 'out/main/headless.js');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function demo(
  args: readonly string[],
  {
    temp = folder,
    until,
  }: {
    readonly temp?: string;
    readonly until?: { readonly text: string; readonly signal: NodeJS.Signals };
  } = {},
): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', mainFile, ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temp },
  });
  return new Promise((resolve) => {
    let out = '';
    let err = '';
    let signalled = false;
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (until === undefined || signalled || !out.includes(until.text)) return;
      signalled = true;
      child.kill(until.signal);
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function fakeApp(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

// Mostly waiting, so that they may wait together.
describe.concurrent('npm run demo -- --fast', { timeout: 60_000 }, () => {
  it.each(['UCCE', 'UCCX'] as const)(
    'plays the whole day on %s, exits 0 and prints every scene and step',
    async (platform) => {
      const { code, err, out } = await demo(
        platform === 'UCCX' ? ['--fast', '--uccx'] : ['--fast'],
      );
      expect(err).toBe('');
      expect(code).toBe(0);
      // The middle column, as it reads without its line breaks.
      const middle = out
        .split('\n')
        .map((line) => line.slice(26, 83).trim())
        .join(' ');
      expect(out).not.toContain('\u001b');
      expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
      for (const { steps, time, title } of dayOf(platform)) {
        expect(out).toContain(`${time} · ${title}`);
        for (const { does, who } of steps) expect(middle).toContain(`${who} ${does}`);
      }
      const steps = dayOf(platform).flatMap((scene) => scene.steps);
      expect(out.match(/✓/g)).toHaveLength(steps.length);
      expect(out).toMatch(
        new RegExp(
          `Every step came out as told: ${steps.length} steps, 7 changes asked for, \\d+ requests`,
        ),
      );
    },
  );

  it('stops on a signal in the middle of the day, and leaves nothing behind', async () => {
    const temp = mkdtempSync(join(folder, 'temp-'));
    const until = { text: '09:00 ·', signal: 'SIGINT' } as const;
    const { code, err, out } = await demo(['--fast'], { temp, until });
    expect([code, err]).toEqual([130, '']);
    expect(out).toMatch(/Stopped\.\n$/);
    const leftBehind = readdirSync(temp).filter((name) => name.includes('demo'));
    expect(leftBehind).toEqual([]);
  });

  it('says what it understands', async () => {
    const help = await demo(['--help']);
    expect([help.code, help.out.split('\n')[0]]).toEqual([
      0,
      'Usage: npm run demo -- [--fast] [--uccx] [--app <file>]',
    ]);
    const wrong = await demo(['--quick']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("Unknown option '--quick'");
    expect(wrong.err).not.toContain('    at ');
  });
});

describe.concurrent('an app that cannot run', { timeout: 60_000 }, () => {
  it('is told in one line when it is missing', async () => {
    const file = join(folder, 'missing.js');
    const { code, err } = await demo(['--fast', '--app', file]);
    expect(code).toBe(1);
    expect(err).toBe(`${file} is missing. Run "npm run build" first.\n`);
  });

  it('is told in one line when it dies at once, or in the middle', async () => {
    const wrongSettings = fakeApp(
      'settings.mjs',
      "process.stderr.write('webex.apiUrl: expected an address\\n'); process.exitCode = 2;",
    );
    const first = await demo(['--fast', '--app', wrongSettings]);
    expect(first.code).toBe(1);
    expect(first.err).toBe(
      'The app ended by itself (exit code 2): webex.apiUrl: expected an address\n',
    );
    const throwing = fakeApp('throws.mjs', "setTimeout(() => { throw new TypeError('oh'); }, 50);");
    const second = await demo(['--fast', '--app', throwing]);
    expect(second.code).toBe(1);
    expect(second.err).toBe('The app ended by itself (exit code 1): TypeError: oh\n');
  });
});

describe.concurrent('a broken product', { timeout: 60_000 }, () => {
  const play = (sabotage?: (world: World) => void, pace: Partial<Pace> = {}): Promise<DayResult> =>
    playDay({
      app: { file: app },
      platform: 'UCCE',
      pace: { ...FAST, ...pace },
      print: () => undefined,
      colours: false,
      ...(sabotage ? { sabotage } : {}),
    });

  it('fails where a change never arrives', async () => {
    const { difference } = await play((world) => {
      world.finesse.faults.swallowPuts = true;
    });
    expect(difference).toBe(
      '"Agent joins the stand-up in Webex": expected Not Ready · Webex Meeting (by the app); ' +
        'the app asked for NOT_READY Webex Meeting. Found Ready (by the agent); ' +
        'the app asked for NOT_READY Webex Meeting.',
    );
  });

  it('fails where somebody asks for a change that nobody wanted', async () => {
    const { difference } = await play((world) => {
      // What an app would do that fights the agent over lunch.
      world.finesse.onChange(({ by, reasonCodeId }) => {
        const lunch = world.finesse.reasonCodes.byLabel('Lunch')?.id;
        if (by === 'agent' && reasonCodeId === lunch) void putReady(world);
      });
    });
    expect(difference).toContain('"Agent chooses Not Ready · Lunch on the Finesse desktop"');
    expect(difference).toContain('Found');
    expect(difference).toContain('the app asked for READY');
  });

  it('fails where the reason is another one', async () => {
    const { difference } = await play((world) => {
      const { reasonCodes } = world.finesse;
      reasonCodes.edit(reasonCodes.byLabel('Webex DND')?.id ?? 0, { label: 'Do Not Disturb' });
    });
    expect(difference).toContain('"Agent switches Do Not Disturb on in Webex"');
  });

  it('fails where nobody listens to Webex live', async () => {
    const { difference } = await play(
      (world) => {
        world.webex.failNext('POST', /devices$/, { status: 503 }, 1_000);
      },
      { startWithinMs: 5_000 },
    );
    expect(difference).toBe(
      '"Agent has started the PC, and this app with it": the app does not listen to Webex live.',
    );
  });

  it('fails where Finesse turned a request down', async () => {
    const { difference } = await play((world) => {
      world.finesse.faults.answerNext(1, { status: 404 }, { method: 'GET', path: /ReasonCodes$/ });
    });
    expect(difference).toBe(
      'Finesse refused a request of the app: GET /finesse/api/User/1001/ReasonCodes?category=NOT_READY with 404.',
    );
  });

  it('exits with 1 and names the step that differed', async () => {
    const mute = fakeApp(
      'mute.mjs',
      "process.on('SIGTERM', () => process.exit(0)); setInterval(() => undefined, 1000);",
    );
    const { code, err, out } = await demo(['--fast', '--app', mute]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('✗ the app does not listen to Webex live.');
    expect(out).toContain(
      'A step came out differently: "Agent has started the PC, and this app with it"',
    );
  });
});

async function putReady(world: World): Promise<void> {
  const { loginId, password } = world.agent;
  await fetch(`${world.finesse.urls[0]}/finesse/api/User/${loginId}`, {
    method: 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from(`${loginId}:${password}`).toString('base64')}`,
      'content-type': 'application/xml',
    },
    body: '<User><state>READY</state></User>',
  });
}
