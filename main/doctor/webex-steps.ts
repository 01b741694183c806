/** Whether Webex can be reached, takes the sign-in, and shows presence live; and how right this machine's clock is. */
import type { Say } from '../core/language/speaker.ts';
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
  type ClockReading,
  type Examination,
  type ExaminationStep,
  type Finding,
} from './examination.ts';
import { sentence } from './finesse-steps.ts';

export const WEBEX_STEPS: readonly ExaminationStep[] = [
  { name: 'webex', title: 'step.webex', examine: examineReach },
  { name: 'clock', title: 'step.clock', examine: examineClock },
  { name: 'token', title: 'step.token', examine: examineToken },
  { name: 'scopes', title: 'step.scopes', examine: examineScopes },
  { name: 'live', title: 'step.live', examine: examineLive },
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
async function look({ found, http, say, wallNow }: Examination, address: string): Promise<Finding> {
  const { host } = new URL(address);
  const url = `${address.replace(/\/$/, '')}/`;
  const answer = await http.webex.send({ method: 'GET', url, headers: {} });
  if (!answer.ok) {
    return failing(`${sentence(answer.failure.detail)} ${say('doctor.allowWebex')}`);
  }
  const { serverTime, status } = answer.value;
  if (status === 407) {
    return failing(say('doctor.proxySignIn', { host }));
  }
  if (serverTime !== undefined) {
    found.clocks = [...found.clocks, { host, aheadMs: serverTime - wallNow() }];
  }
  return passed(say('doctor.answers', { host }));
}

function examineClock({ found, say }: Examination): Promise<Finding> {
  const { clocks } = found;
  if (clocks.length === 0) return Promise.resolve(skipped(say('doctor.noTime')));
  return Promise.resolve(together(clocks.map((clock) => clockFinding(clock, say))));
}

function clockFinding({ aheadMs, host }: ClockReading, say: Say): Finding {
  const apart = Math.abs(aheadMs);
  if (apart <= CLOCK_IS_RIGHT_MS) return passed(say('doctor.clockAgrees', { host }));
  const key = aheadMs > 0 ? 'doctor.clockBehind' : 'doctor.clockAhead';
  const words = say(key, { duration: roughly(apart, say), host });
  if (apart <= CLOCK_IS_WRONG_MS) return warning(words);
  return warning(`${words} ${say('doctor.clockWrong')}`);
}

function roughly(ms: number, say: Say): string {
  if (ms < 2 * MINUTE_MS) return say('part.seconds', { seconds: Math.round(ms / SECOND_MS) });
  return say('part.minutes', { minutes: Math.round(ms / MINUTE_MS) });
}

async function examineToken(examination: Examination): Promise<Finding> {
  const { found, http, say, settings } = examination;
  const webex = await examination.webex();
  if (!webex.ok) return failing(sentence(webex.failure.detail));
  found.webex = webex.value;
  if (!found.webexAnswers) return skipped(say('doctor.webexAway'));
  const { access } = webex.value;
  const { apiUrl } = settings.webex;
  const presence = await readRestPresence({ apiUrl, access, send: http.webex.send });
  if (!presence.ok) {
    const advice = presence.failure.kind === 'credentials' ? ` ${say('doctor.webexAgain')}` : '';
    return failing(sentence(presence.failure.detail) + advice);
  }
  const { raw, status } = presence.value;
  if (status !== 'absent') {
    return passed(say('doctor.tokenGood', { status: say('quoted', { words: raw }) }));
  }
  return warning(say('doctor.tokenHidden'));
}

function examineScopes({ found, say, settings }: Examination): Promise<Finding> {
  const { live } = found.webex ?? {};
  if (!found.webex) return Promise.resolve(skipped(say('doctor.nobodyAtWebex')));
  const scopes = presenceAllowedBy([]).missingForLive.join(', ');
  if (live === true) return Promise.resolve(passed(say('doctor.granted', { scopes })));
  if (live === undefined) {
    return Promise.resolve(skipped(say('doctor.rightsNotKnown', { scopes })));
  }
  if (!settings.webex.realtime) {
    return Promise.resolve(passed(say('doctor.enoughForRest')));
  }
  return Promise.resolve(warning(say('doctor.tooNarrow', { scopes })));
}

async function examineLive(examination: Examination): Promise<Finding> {
  const { found, liveNow, say, settings } = examination;
  const { apiUrl, discoveryUrl, realtime } = settings.webex;
  if (!realtime) return skipped(say('doctor.liveOff'));
  if (liveNow) return passed(say('doctor.liveNow'));
  if (!found.webex || !found.webexAnswers) return skipped(say('doctor.liveNeedsSignIn'));
  if (found.webex.live === false) return skipped(say('doctor.liveNarrow'));
  if (!sameCloud(apiUrl, discoveryUrl)) {
    return failing(say('doctor.otherClouds'));
  }
  const news = await firstNews(examination, found.webex.access);
  if (news.ok) return passed(say('doctor.liveWorks'));
  return warning(`${sentence(news.failure.detail)} ${say('doctor.readInstead')}`);
}

/** The app's own live presence, with a device of its own that is deleted again. */
function firstNews(
  { clock, proxyFor, random, say, settings, wallNow }: Examination,
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
    const late = failed('unreachable', say('doctor.liveLate'));
    const cancel = clock.wakeAt(clock.now() + LIVE_WITHIN_MS, () => end(late));
    live.start();
  });
}
