/** Whether Webex can be reached, takes the sign-in, and shows presence live; and how right this machine's clock is. */
import { failed, success, type Outcome } from '../core/outcome.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import { LivePresence } from '../webex/presence-live.ts';
import { LIVE_TIMINGS } from '../webex/live-timings.ts';
import { readRestPresence } from '../webex/presence-rest.ts';
import { sameCloud } from '../webex/same-cloud.ts';
import { presenceAllowedBy } from '../webex/scopes.ts';
import { shortMemory } from '../webex/sdk-device.ts';
import {
  failing,
  passed,
  skipped,
  together,
  warning,
  type Examination,
  type ExaminationStep,
  type Finding,
} from './examination.ts';
import { sentence } from './finesse-steps.ts';

export const WEBEX_STEPS: readonly ExaminationStep[] = [
  { name: 'webex', title: 'Connection to Webex', examine: examineReach },
  { name: 'clock', title: 'Clock of this machine', examine: examineClock },
  { name: 'token', title: 'Sign-in to Webex', examine: examineToken },
  { name: 'scopes', title: 'Rights granted by Webex', examine: examineScopes },
  { name: 'live', title: 'Live presence', examine: examineLive },
];

/** Whole seconds in the servers' answers and the way there make a few seconds of difference. */
const CLOCK_IS_RIGHT_MS = 30 * SECOND_MS;
/** From here on signatures and tokens are refused. */
const CLOCK_IS_WRONG_MS = 5 * MINUTE_MS;
/** Catalog, device, socket and subscription take some seconds on a slow line. */
const LIVE_WITHIN_MS = 20 * SECOND_MS;

type LiveNews = Parameters<ConstructorParameters<typeof LivePresence>[1]>[0];

async function examineReach(examination: Examination): Promise<Finding> {
  const { found, settings } = examination;
  const { apiUrl, discoveryUrl, realtime } = settings.webex;
  const addresses = [apiUrl, ...(realtime ? [discoveryUrl] : [])];
  const looks = await Promise.all(addresses.map((address) => look(examination, address)));
  found.webexAnswers = looks[0]?.result === 'passed';
  return together(looks);
}

/** Any answer will do: the request carries nothing, so it is told that a sign-in is missing. */
async function look({ found, http, wallNow }: Examination, address: string): Promise<Finding> {
  const { host } = new URL(address);
  const url = `${address.replace(/\/$/, '')}/`;
  const answer = await http.webex.send({ method: 'GET', url, headers: {} });
  if (!answer.ok) {
    return failing(
      `${sentence(answer.failure.detail)} Webex must be allowed in the firewall and the proxy.`,
    );
  }
  const { serverTime, status } = answer.value;
  if (status === 407) {
    return failing(
      `The network's proxy wants a sign-in of its own before it lets ${host} through.`,
    );
  }
  if (serverTime !== undefined) {
    found.clocks = [...found.clocks, { host, aheadMs: serverTime - wallNow() }];
  }
  return passed(`${host} answers.`);
}

function examineClock({ found }: Examination): Promise<Finding> {
  const { clocks } = found;
  if (clocks.length === 0) return Promise.resolve(skipped('No server has told its time.'));
  return Promise.resolve(together(clocks.map(clockFinding)));
}

function clockFinding({ aheadMs, host }: Examination['found']['clocks'][number]): Finding {
  const apart = Math.abs(aheadMs);
  if (apart <= CLOCK_IS_RIGHT_MS) return passed(`It agrees with ${host}.`);
  const words = `It is ${roughly(apart)} ${aheadMs > 0 ? 'behind' : 'ahead of'} ${host}.`;
  if (apart <= CLOCK_IS_WRONG_MS) return warning(words);
  return warning(`${words} Sign-ins and certificates may be refused: set one of the two right.`);
}

function roughly(ms: number): string {
  if (ms < 2 * MINUTE_MS) return `${String(Math.round(ms / SECOND_MS))} seconds`;
  return `${String(Math.round(ms / MINUTE_MS))} minutes`;
}

async function examineToken(examination: Examination): Promise<Finding> {
  const { found, http, settings } = examination;
  const webex = await examination.webex();
  if (!webex.ok) return failing(sentence(webex.failure.detail));
  found.webex = webex.value;
  if (!found.webexAnswers) return skipped('Webex cannot be reached.');
  const { access } = webex.value;
  const { apiUrl } = settings.webex;
  const presence = await readRestPresence({ apiUrl, access, send: http.webex.send });
  if (!presence.ok) {
    const advice = presence.failure.kind === 'credentials' ? ' Please sign in to Webex again.' : '';
    return failing(sentence(presence.failure.detail) + advice);
  }
  const { raw, status } = presence.value;
  if (status !== 'absent') return passed(`Webex accepts it and shows the status "${raw}".`);
  return warning(
    'Webex accepts it, but does not share your status. Switch on "Share my status" in the Webex app, or ask your administrator.',
  );
}

function examineScopes({ found, settings }: Examination): Promise<Finding> {
  const { live } = found.webex ?? {};
  if (!found.webex) return Promise.resolve(skipped('Nobody is signed in to Webex.'));
  const needed = presenceAllowedBy([]).missingForLive.join(' and ');
  if (live === true) return Promise.resolve(passed(`${needed} are granted.`));
  if (live === undefined) {
    const words = 'The token came from outside, so nobody here knows its rights.';
    return Promise.resolve(skipped(`${words} Live presence wants ${needed}.`));
  }
  if (!settings.webex.realtime) {
    return Promise.resolve(passed('They are enough for presence at intervals.'));
  }
  return Promise.resolve(
    warning(
      `Webex granted too little for live presence, which wants ${needed}. Presence is read at intervals instead. Sign in again and agree to everything, or ask your administrator.`,
    ),
  );
}

async function examineLive(examination: Examination): Promise<Finding> {
  const { found, liveNow, settings } = examination;
  const { apiUrl, discoveryUrl, realtime } = settings.webex;
  if (!realtime) return skipped('The settings have it switched off (webex.realtime).');
  if (liveNow) return passed('The running app has it right now.');
  if (!found.webex || !found.webexAnswers) return skipped('It needs the sign-in to Webex.');
  if (found.webex.live === false) return skipped('Webex granted too little for it.');
  if (!sameCloud(apiUrl, discoveryUrl)) {
    return failing('webex.apiUrl and webex.discoveryUrl belong to different clouds.');
  }
  const news = await firstNews(examination, found.webex.access);
  if (news.ok) return passed('A subscription was made, told the status, and was ended again.');
  return warning(
    `${sentence(news.failure.detail)} Presence is read at intervals instead, so changes are seen later.`,
  );
}

/** The app's own live presence, with a device of its own that is deleted again. */
function firstNews(
  { clock, proxyFor, random, settings, wallNow }: Examination,
  access: NonNullable<Examination['found']['webex']>['access'],
): Promise<Outcome<unknown>> {
  const { apiUrl, discoveryUrl } = settings.webex;
  return new Promise((resolve) => {
    const cloud = { apiUrl, discoveryUrl, device: shortMemory(), network: { proxyFor } };
    const end = (outcome: Outcome<unknown>) => {
      cancel();
      void live.stop().then(() => resolve(outcome));
    };
    const hear = (news: LiveNews) =>
      end(news.kind === 'reading' ? success(undefined) : { ok: false, failure: news.failure });
    const options = { cloud, access, clock, wallNow, random, timings: LIVE_TIMINGS };
    const live = new LivePresence(options, hear);
    const late = failed('unreachable', 'Webex did not tell live presence in time');
    const cancel = clock.wakeAt(clock.now() + LIVE_WITHIN_MS, () => end(late));
    live.start();
  });
}
