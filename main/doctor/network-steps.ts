/** From this machine to the Finesse nodes: their names, the way to them, and whether somebody opens. */
import { lookup } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import { failed } from '../core/outcome.ts';
import { SECOND_MS } from '../core/time.ts';
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

const CONNECT_MS = 5 * SECOND_MS;

export const NETWORK_STEPS: readonly ExaminationStep[] = [
  { name: 'proxy', title: 'step.proxy', examine: examineProxies },
  { name: 'dns', title: 'step.dns', examine: examineNames },
  { name: 'tcp', title: 'step.tcp', examine: examineConnections },
];

async function examineProxies({ nodes, proxyFor, say, settings }: Examination): Promise<Finding> {
  const services = [
    ...nodes.map((node) => ({ who: new URL(node).host, url: node })),
    { who: 'Webex', url: settings.webex.apiUrl },
  ];
  const ways = await Promise.all(
    services.map(async ({ url, who }) => {
      const proxy = await proxyFor(url);
      if (proxy === undefined) return say('doctor.directly', { who });
      const host = hostOf(proxy);
      return host === undefined
        ? say('doctor.throughOwnProxy', { who })
        : say('doctor.throughProxy', { who, proxy: host });
    }),
  );
  return passed(say('doctor.reaches', { ways: ways.join(', ') }));
}

async function examineNames(examination: Examination): Promise<Finding> {
  const { nodes } = examination;
  return together(await Promise.all(nodes.map((node) => examineName(node, examination))));
}

async function examineName(node: string, { proxyFor, say }: Examination): Promise<Finding> {
  const host = nameOf(node);
  if (isIP(host) !== 0) {
    return new URL(node).protocol === 'https:'
      ? warning(say('doctor.useName', { host }))
      : passed(say('doctor.addressWillDo', { host }));
  }
  if ((await proxyFor(node)) !== undefined) return skipped(say('doctor.proxyLooksUp', { host }));
  try {
    const addresses = await lookup(host, { all: true });
    const named = addresses.map(({ address }) => address).join(', ');
    return passed(say('doctor.nameIs', { host, addresses: named }));
  } catch (error) {
    const unknown = codeOf(error) === 'ENOTFOUND';
    return failing(say(unknown ? 'doctor.nameNotKnown' : 'doctor.noNameService', { host }));
  }
}

async function examineConnections(examination: Examination): Promise<Finding> {
  const { found, nodes } = examination;
  const tries = await Promise.all(nodes.map((node) => tryConnection(examination, node)));
  found.connected = nodes.filter((_node, index) => tries[index]?.result === 'passed');
  const oneIsLeft = found.connected.length > 0;
  // With one node the agent can work; the other one is missed only on the day it is needed.
  return together(
    tries.map((one) => (oneIsLeft && one.result === 'failed' ? warning(one.sentence) : one)),
  );
}

/** Where no port is named, at the usual one and then, as the app does, at the other. */
async function tryConnection(examination: Examination, node: string): Promise<Finding> {
  const { ports } = examination;
  const first = await tryPort(examination, node);
  if (first.result === 'passed') return first;
  const other = ports.other(node, failed('unreachable', '').failure);
  if (other === undefined) return first;
  const second = await tryPort(examination, other);
  if (second.result !== 'passed') return first;
  ports.answered(node, other);
  return second;
}

async function tryPort({ proxyFor, say }: Examination, node: string): Promise<Finding> {
  const { host: name } = new URL(node);
  const proxy = await proxyFor(node);
  const target = proxy === undefined ? new URL(node) : new URL(proxy);
  const host =
    proxy === undefined ? name : say('doctor.viaProxy', { host: name, proxy: target.host });
  const startedAt = performance.now();
  const code = await openAndClose(target);
  if (code === undefined) {
    const ms = String(Math.max(1, Math.round(performance.now() - startedAt)));
    return passed(say('doctor.opens', { host, ms }));
  }
  const known = CLOSED[code];
  if (known) return failing(say(known, { host, seconds: CONNECT_MS / SECOND_MS }));
  return failing(say('doctor.doesNotOpen', { host, code }));
}

const CLOSED: Readonly<Record<string, ClosedKey>> = {
  ECONNREFUSED: 'doctor.portRefused',
  ENOTFOUND: 'doctor.hostNotKnown',
  EAI_AGAIN: 'doctor.hostNotFoundNow',
  EHOSTUNREACH: 'doctor.hostBlocked',
  ENETUNREACH: 'doctor.noNetwork',
  ETIMEDOUT: 'doctor.hostSilent',
};
type ClosedKey =
  | 'doctor.portRefused'
  | 'doctor.hostNotKnown'
  | 'doctor.hostNotFoundNow'
  | 'doctor.hostBlocked'
  | 'doctor.noNetwork'
  | 'doctor.hostSilent';

/** Undefined when it opened, otherwise the code of what went wrong. */
function openAndClose(target: URL): Promise<string | undefined> {
  const port = target.port === '' ? (target.protocol === 'https:' ? 443 : 80) : Number(target.port);
  return new Promise((resolve) => {
    const socket = connect({ host: target.hostname.replace(/^\[|\]$/g, ''), port });
    const end = (code: string | undefined) => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(CONNECT_MS, () => end('ETIMEDOUT'));
    socket.once('connect', () => end(undefined));
    socket.once('error', (error) => end(codeOf(error)));
  });
}

function codeOf(error: unknown): string {
  const code: unknown = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'no details';
}

/** Without a name and password that a proxy's address may hold. */
function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}

function nameOf(node: string): string {
  return new URL(node).hostname.replace(/^\[|\]$/g, '');
}
