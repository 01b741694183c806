/** What goes wrong around the app, each with how it ends: servers, networks, sign-ins, clocks, sleep, and the app itself. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../main/core/time.ts';
import { wholeNumber } from '../simulators/finesse/random.ts';
import { startApp, type Agenda } from './agenda.ts';
import { ID, isLive, type Stage } from './stage.ts';

export interface Fault {
  readonly name: string;
  readonly weight: number;
  /** Returns false when it is not possible at the moment. */
  readonly begin: (stage: Stage, agenda: Agenda) => boolean | Promise<boolean>;
}

const HTML = { 'Content-Type': 'text/html' };
const PROXY_PAGE = '<html><head><title>503</title></head><body>nginx</body></html>';
const OUT_OF_SERVICE =
  '<ApiErrors><ApiError><ErrorType>Service Unavailable</ErrorType><ErrorMessage>SERVER_OUT_OF_SERVICE</ErrorMessage><ErrorData></ErrorData></ApiError></ApiErrors>';
const TRUNCATED =
  '<?xml version="1.0" encoding="UTF-8"?><User><uri>/finesse/api/User/1001</uri><state>REA';

const seconds = (stage: Stage, from: number, to: number) =>
  wholeNumber(stage.random, from, to) * SECOND_MS;
const few = (stage: Stage) => wholeNumber(stage.random, 1, 4);

type Begin = Fault['begin'];

/** Some of the next answers of Finesse. */
function finesseAnswers(status: number, body = '', headers: Record<string, string> = {}): Begin {
  return (stage) => {
    stage.finesse.faults.answerNext(few(stage), { status, body, headers });
    return true;
  };
}

/** A switch of Finesse, for so many seconds. */
function forAWhile(from: number, to: number, turn: (stage: Stage, on: boolean) => unknown): Begin {
  return async (stage, agenda) => {
    await turn(stage, true);
    agenda.after(seconds(stage, from, to), () => turn(stage, false));
    return true;
  };
}

function webexAnswers(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Begin {
  return (stage) => {
    stage.webex.failNext('GET', /people\/me/, { status, body, headers }, few(stage));
    return true;
  };
}

const onlyLive =
  (act: (stage: Stage) => unknown): Begin =>
  (stage) => {
    if (!isLive(stage.seed)) return false;
    act(stage);
    return true;
  };

async function nodes(stage: Stage, which: readonly (0 | 1)[], on: boolean): Promise<void> {
  for (const node of which) await (on ? stage.finesse.nodeDown(node) : stage.finesse.nodeUp(node));
}

/** Nobody tells the app; it meets the refusal by itself, and the person reacts some minutes later. */
const changesPassword: Begin = (stage, agenda) => {
  stage.password = `secret-${String(wholeNumber(stage.random, 100_000, 999_999))}`;
  stage.finesse.changePassword(ID, stage.password);
  if (stage.random() < 0.3)
    agenda.after(seconds(stage, 30, 900), () => stage.computer.givePassword('a wrong guess'));
  agenda.after(seconds(stage, 950, 2_400), () => stage.computer.givePassword(stage.password));
  return true;
};

const editsReasonCodes: Begin = ({ finesse, known, random }, agenda) => {
  const labels = ['Webex Meeting', 'Webex Call', 'Webex DND', 'Webex Unavailable'];
  const label = labels[wholeNumber(random, 0, labels.length - 1)] ?? '';
  const code = finesse.reasonCodes.byLabel(label);
  if (!code) return false;
  const remember = (id: number, name: string) =>
    known.labels.set(id, new Set([...(known.labels.get(id) ?? []), name]));
  if (random() < 0.4) {
    finesse.reasonCodes.edit(code.id, { label: `${label} (old)` });
    remember(code.id, `${label} (old)`);
    agenda.after(HOUR_MS / 2, () => finesse.reasonCodes.edit(code.id, { label }));
    return true;
  }
  finesse.reasonCodes.remove(code.id);
  agenda.after(HOUR_MS / 2, () => {
    const added = finesse.reasonCodes.add({ label, code: code.code });
    remember(added.id, label);
  });
  return true;
};

function sleeps(from: number, to: number): Begin {
  return async (stage) => {
    const { computer, finesse, known, random, time, webex } = stage;
    const ms = seconds(stage, from, to);
    if (random() < 0.5) webex.setPresence(random() < 0.5 ? 'inactive' : 'active');
    if (random() < 0.2 && finesse.agent(ID).state !== 'LOGOUT') finesse.connectionFailure(ID);
    const steadyRuns = random() < 0.5;
    const begun = time.outside.now();
    time.sleep(ms, steadyRuns);
    if (random() < 0.5) webex.killSockets();
    if (computer.app && ms > 5 * MINUTE_MS) known.offerFrom = begun;
    return Promise.resolve(true);
  };
}

const turnsWall: Begin = (stage, agenda) => {
  const sizes = [-HOUR_MS, -90 * SECOND_MS, -2 * SECOND_MS, 40 * SECOND_MS, 3 * MINUTE_MS, HOUR_MS];
  const ms = sizes[wholeNumber(stage.random, 0, sizes.length - 1)] ?? 0;
  stage.time.turnWall(ms);
  agenda.after(seconds(stage, 60, 3_000), () => stage.time.turnWall(-ms));
  return true;
};

function endsApp(how: 'stop' | 'crash'): Begin {
  return async (stage, agenda) => {
    if (!stage.computer.app) return false;
    await stage.computer[how]();
    agenda.after(seconds(stage, 1, stage.random() < 0.5 ? 20 : 1_200), () => startApp(stage));
    return true;
  };
}

const signInEnds: Begin = (stage, agenda) => {
  stage.webex.oauth.forgetRefreshTokens();
  stage.webex.expireTokens();
  agenda.after(seconds(stage, 60, 2_000), () => stage.computer.signInToWebex(stage.grant()));
  return true;
};

export const FAULTS: readonly Fault[] = [
  {
    name: 'Finesse slow',
    weight: 2,
    begin: forAWhile(10, 300, (s, on) => {
      s.finesse.faults.extraLatencyMs = on ? wholeNumber(s.random, 200, 6_000) : 0;
    }),
  },
  {
    name: 'Finesse resets',
    weight: 2,
    begin: (s) => {
      s.finesse.faults.next(few(s), { kind: 'reset' });
      return true;
    },
  },
  {
    name: 'Finesse hangs',
    weight: 2,
    begin: (s) => {
      s.finesse.faults.next(few(s), { kind: 'hang' });
      return true;
    },
  },
  {
    name: 'PUT reset',
    weight: 2,
    begin: (s) => {
      s.finesse.faults.next(1, { kind: 'reset' }, { method: 'PUT' });
      return true;
    },
  },
  {
    name: 'PUT hangs',
    weight: 2,
    begin: (s) => {
      s.finesse.faults.next(1, { kind: 'hang' }, { method: 'PUT' });
      return true;
    },
  },
  {
    name: 'PUT 503',
    weight: 1,
    begin: (s) => {
      s.finesse.faults.answerNext(1, { status: 503, body: OUT_OF_SERVICE }, { method: 'PUT' });
      return true;
    },
  },
  {
    name: 'PUT 400',
    weight: 1,
    begin: (s) => {
      s.finesse.faults.answerNext(1, { status: 400, body: '<ApiErrors/>' }, { method: 'PUT' });
      return true;
    },
  },
  {
    name: 'PUTs forgotten',
    weight: 2,
    begin: forAWhile(30, 600, (s, on) => {
      s.finesse.faults.swallowPuts = on;
    }),
  },
  { name: 'Finesse 503', weight: 2, begin: finesseAnswers(503, OUT_OF_SERVICE) },
  { name: 'Finesse 500', weight: 1, begin: finesseAnswers(500, '<ApiErrors/>') },
  { name: 'proxy page 503', weight: 1, begin: finesseAnswers(503, PROXY_PAGE, HTML) },
  { name: 'proxy 502', weight: 1, begin: finesseAnswers(502, PROXY_PAGE, HTML) },
  { name: 'proxy 429', weight: 1, begin: finesseAnswers(429, '', { 'Retry-After': '20' }) },
  { name: 'proxy 418', weight: 0.3, begin: finesseAnswers(418, PROXY_PAGE, HTML) },
  { name: 'truncated XML', weight: 1, begin: finesseAnswers(200, TRUNCATED) },
  { name: 'page instead of XML', weight: 1, begin: finesseAnswers(200, PROXY_PAGE, HTML) },
  {
    name: 'other spelling',
    weight: 1,
    begin: forAWhile(
      60,
      1_200,
      (s, on) =>
        void Object.assign(s.finesse.spelling, {
          shuffledOrder: on,
          unknownElements: on,
          elementCase: on ? 'upper' : 'asDocumented',
          noReasonCode: on ? 'absent' : 'asCaptured',
        }),
    ),
  },
  {
    name: 'CTI lost',
    weight: 1,
    begin: forAWhile(35, 150, (s, on) => {
      s.finesse.faults.outOfService = on;
      if (!on) s.finesse.ctiFailover();
    }),
  },
  {
    name: 'CTI fail-over',
    weight: 1,
    begin: (s) => {
      s.finesse.ctiFailover();
      return true;
    },
  },
  { name: 'node A down', weight: 1, begin: forAWhile(30, 900, (s, on) => nodes(s, [0], on)) },
  { name: 'node B down', weight: 1, begin: forAWhile(30, 900, (s, on) => nodes(s, [1], on)) },
  {
    name: 'both nodes down',
    weight: 1,
    begin: forAWhile(20, 600, (s, on) => nodes(s, [0, 1], on)),
  },
  {
    name: 'maintenance',
    weight: 0.5,
    begin: forAWhile(60, 1_200, (s, on) => {
      s.finesse.faults.maintenance = [on ? 'IN_PROGRESS' : '', ''];
    }),
  },
  {
    name: 'desktop lost',
    weight: 1,
    begin: (s) => {
      if (s.finesse.agent(ID).state === 'LOGOUT') return false;
      s.finesse.connectionFailure(ID);
      return true;
    },
  },
  { name: 'reason codes edited', weight: 1, begin: editsReasonCodes },
  { name: 'password changed', weight: 0.5, begin: changesPassword },
  { name: 'Webex 500', weight: 2, begin: webexAnswers(500) },
  { name: 'Webex 429', weight: 1, begin: webexAnswers(429, '', { 'retry-after': '45' }) },
  {
    name: 'Webex page',
    weight: 1,
    begin: webexAnswers(200, '<html></html>', { 'content-type': 'text/html' }),
  },
  {
    name: 'Webex hangs',
    weight: 1,
    begin: forAWhile(20, 300, (s, on) =>
      s.webex.hangRequests(on ? /people\/me|apheleia/ : undefined),
    ),
  },
  {
    name: 'Webex down',
    weight: 1,
    begin: forAWhile(20, 900, (s, on) =>
      on ? s.webex.stop({ forget: s.random() < 0.3 }) : s.webex.start(),
    ),
  },
  {
    name: 'status not shared',
    weight: 0.5,
    begin: forAWhile(60, 900, (s, on) => s.webex.shareStatus(!on)),
  },
  {
    name: 'token expires',
    weight: 1,
    begin: (s) => {
      s.webex.expireTokens();
      return true;
    },
  },
  { name: 'Webex sign-in ends', weight: 0.5, begin: signInEnds },
  {
    name: 'refresh tokens rotate',
    weight: 0.3,
    begin: forAWhile(3_600, 14_400, (s, on) => s.webex.oauth.rotateRefreshTokens(on)),
  },
  { name: 'sockets cut', weight: 2, begin: onlyLive((s) => s.webex.killSockets()) },
  {
    name: 'socket replaced',
    weight: 1,
    begin: onlyLive((s) => s.webex.closeSockets(4000, 'Replaced')),
  },
  {
    name: 'socket closed',
    weight: 1,
    begin: onlyLive((s) => s.webex.closeSockets(1011, 'internal')),
  },
  {
    name: 'socket unauthorized',
    weight: 0.5,
    begin: onlyLive((s) => s.webex.closeSockets(4401, 'Authentication failed')),
  },
  { name: 'garbage frame', weight: 1, begin: onlyLive((s) => s.webex.sendRaw('{"id":"cut o')) },
  { name: 'devices forgotten', weight: 1, begin: onlyLive((s) => s.webex.forgetDevices()) },
  {
    name: 'subscriptions forgotten',
    weight: 1,
    begin: onlyLive((s) => s.webex.forgetSubscriptions()),
  },
  {
    name: 'pushes lost',
    weight: 1,
    begin: (s, agenda) =>
      isLive(s.seed) && forAWhile(60, 900, (_, on) => s.webex.losePushes(on))(s, agenda),
  },
  {
    name: 'pongs muted',
    weight: 1,
    begin: (s, agenda) =>
      isLive(s.seed) && forAWhile(60, 600, (_, on) => s.webex.mutePong(on))(s, agenda),
  },
  {
    name: 'sockets refused',
    weight: 1,
    begin: (s, agenda) =>
      isLive(s.seed) &&
      forAWhile(60, 900, (_, on) => s.webex.refuseSockets(on ? 503 : undefined))(s, agenda),
  },
  { name: 'short sleep', weight: 1, begin: sleeps(20, 280) },
  { name: 'long sleep', weight: 1, begin: sleeps(301, 7_200) },
  { name: 'date turned', weight: 1, begin: turnsWall },
  { name: 'app restarted', weight: 1, begin: endsApp('stop') },
  { name: 'app crashed', weight: 1, begin: endsApp('crash') },
];
