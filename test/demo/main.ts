/** The demo: the real app between two simulators, one agent's day, and a time line that anybody can read. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startControlServer } from '../simulators/control/control-server.ts';
import type { AppHost } from './headless-app.ts';
import { FAST, WATCHABLE, type Pace } from './pace.ts';
import { playScenes, startShow, type DayResult, type Show } from './play-day.ts';
import { Problem, Stopped } from './problem.ts';
import { openStage, type Stage } from './stage.ts';

const USAGE = `Usage: npm run demo -- [--fast] [--uccx] [--app <file>]

Plays one agent's day with the real app between a simulated Webex and a simulated pair of Finesse servers.

  --fast        in a few seconds; exit code 0 only if every step came out as told
  --uccx        Finesse behaves as with Unified CCX; otherwise as with Unified CCE
  --app <file>  a compiled headless host, without the window; otherwise out/main/headless.js when fast
  --help        this text
`;

interface Options {
  readonly fast: boolean;
  readonly platform: 'UCCE' | 'UCCX';
  readonly app: AppHost;
}

/** As a shell tells Ctrl-C: a day that was not played to its end did not come out as told. */
const EXIT_STOPPED = 130;
/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

const COMPILED_APP = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url));

function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fast: { type: 'boolean', default: false },
      uccx: { type: 'boolean', default: false },
      app: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { fast, uccx } = values;
  const file = values.app ?? (fast ? COMPILED_APP : undefined);
  const app = file === undefined ? 'window' : { file };
  return { app, fast, platform: uccx ? 'UCCX' : 'UCCE' };
}

async function demo({ app, fast, platform }: Options, signal: AbortSignal): Promise<number> {
  const pace = fast ? FAST : WATCHABLE;
  const stage = await openStage({ app, pace, platform, signal });
  try {
    const show = startShow(stage, { colours: wantsColours(), print });
    let playing = true;
    const control = fast
      ? undefined
      : await startControlServer(stage.world, {
          declines: () =>
            playing ? 'The day is being played; the buttons are yours afterwards.' : undefined,
          onPress: (words) => show.timeLine.did(`You press “${words}” on the control page`),
        });
    try {
      const windowUrl = app === 'window' ? await windowOf(stage) : undefined;
      print(introduction(pace, platform, { control: control?.url, window: windowUrl }));
      const result = await playScenes(show);
      print(`\n${totals(result)}\n`);
      if (result.difference !== undefined || control === undefined) {
        return result.difference === undefined ? 0 : 1;
      }
      playing = false;
      stage.app.openToVisitors();
      await stayUp(show, control.url);
      return 0;
    } finally {
      show.end();
      await control?.stop();
    }
  } finally {
    await stage.close();
  }
}

/** The window is served before anything else is said; a host that does not is out of order. */
async function windowOf(stage: Stage): Promise<string> {
  const { app, pace } = stage;
  const url = () => app.lines.find(({ event }) => event === 'window')?.['url'];
  await stage.until(() => url() !== undefined, pace.startWithinMs);
  const found = url();
  if (typeof found !== 'string') throw new Problem('The window is not served.');
  return found;
}

interface Addresses {
  readonly control: string | undefined;
  readonly window: string | undefined;
}

function introduction(pace: Pace, platform: string, addresses: Addresses): string {
  const { control, window } = addresses;
  const seconds = (ms: number) => `${ms / 1_000} s`;
  return [
    `One agent's day with Finesse Presence, between a simulated Webex and a simulated Finesse (${platform}).`,
    `To fit a day into a moment the clock jumps from scene to scene, and the app waits ${seconds(pace.dwellMs)} before Not Ready,`,
    `${seconds(pace.returnAfterMs)} before Ready, and looks at Finesse every ${seconds(pace.lookEveryMs)} (as installed: 3 s, 10 s and 60 s).`,
    ...(control === undefined && window === undefined ? [] : ['']),
    ...(window === undefined ? [] : [`The app's own window, to be opened once: ${window}`]),
    ...(control === undefined
      ? []
      : [`Control page, to watch now and to click afterwards: ${control}`]),
    '',
  ].join('\n');
}

function totals({ difference, requests, seconds, steps, writes }: DayResult): string {
  const counts = `${steps} steps, ${writes} changes asked for, ${requests} requests to Finesse, ${seconds.toFixed(1)} s`;
  return difference === undefined
    ? `Every step came out as told: ${counts}.`
    : `A step came out differently: ${difference}\n${counts}.`;
}

/** The day is over, the simulators are the person's to play with until Ctrl-C. */
async function stayUp({ clock, stage, timeLine }: Show, controlUrl: string): Promise<void> {
  await stage.world.setNode(0, true);
  clock.begin(undefined);
  timeLine.note(
    `The app and both simulators keep running. Click in the window and on the control page; what happens appears here. Ctrl-C stops everything.\n\n${controlUrl}`,
  );
  timeLine.scene('From now on', 'your own clicks');
  await stage
    .until(() => false, LONGEST_MS)
    .catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
      print('\nStopped.\n');
    });
}

function wantsColours(): boolean {
  const { NO_COLOR, TERM } = process.env;
  return process.stdout.isTTY && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
}

function print(text: string): void {
  process.stdout.write(text);
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
}

async function main(): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => stopping.abort());
  }
  // Nobody reads any more, for example in a pipe to `head`.
  process.stdout.on('error', () => stopping.abort());
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return await demo(options, stopping.signal);
    print(USAGE);
    return 0;
  } catch (error) {
    if (error instanceof Stopped) {
      print('\nStopped.\n');
      return EXIT_STOPPED;
    }
    if (error instanceof Problem) complain(error.message);
    else if (isWrongArgument(error)) complain(`${error.message}\n\n${USAGE}`);
    else throw error;
    return isWrongArgument(error) ? 2 : 1;
  }
}

function isWrongArgument(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

process.exitCode = await main();
