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
  { name: 'proxy', title: 'Way through the network', examine: examineProxies },
  { name: 'dns', title: 'Names of the Finesse servers', examine: examineNames },
  { name: 'tcp', title: 'Connection to Finesse', examine: examineConnections },
];

async function examineProxies({ nodes, proxyFor, settings }: Examination): Promise<Finding> {
  const services = [
    ...nodes.map((node) => ({ who: new URL(node).host, url: node })),
    { who: 'Webex', url: settings.webex.apiUrl },
  ];
  const ways = await Promise.all(
    services.map(async ({ url, who }) => {
      const proxy = await proxyFor(url);
      return `${who} ${proxy === undefined ? 'directly' : `through the proxy ${hostOf(proxy)}`}`;
    }),
  );
  return passed(`This machine reaches ${ways.join(', ')}.`);
}

async function examineNames({ nodes, proxyFor }: Examination): Promise<Finding> {
  return together(await Promise.all(nodes.map((node) => examineName(node, proxyFor))));
}

async function examineName(node: string, proxyFor: Examination['proxyFor']): Promise<Finding> {
  const host = nameOf(node);
  if (isIP(host) !== 0) {
    return new URL(node).protocol === 'https:'
      ? warning(`${host} is an address; certificates are made out to names, so use the name.`)
      : passed(`${host} is an address; no name has to be looked up.`);
  }
  if ((await proxyFor(node)) !== undefined) return skipped(`The proxy looks ${host} up.`);
  try {
    const addresses = await lookup(host, { all: true });
    return passed(`${host} is ${addresses.map(({ address }) => address).join(' and ')}.`);
  } catch (error) {
    const words =
      codeOf(error) === 'ENOTFOUND'
        ? 'is not known to the name service. Check finesse.nodes, and that this machine is in the company network or its VPN.'
        : 'cannot be looked up: the name service does not answer. Check the network of this machine.';
    return failing(`${host} ${words}`);
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

async function tryPort({ proxyFor }: Examination, node: string): Promise<Finding> {
  const { host } = new URL(node);
  const proxy = await proxyFor(node);
  const target = proxy === undefined ? new URL(node) : new URL(proxy);
  const via = proxy === undefined ? '' : ` (here: its proxy ${target.host})`;
  const startedAt = performance.now();
  const code = await openAndClose(target);
  if (code === undefined) {
    const ms = String(Math.max(1, Math.round(performance.now() - startedAt)));
    return passed(`${host}${via} opens within ${ms} ms.`);
  }
  return failing(`${host}${via} ${CONNECTION_WORDS[code] ?? `does not open (${code})`}.`);
}

const FIREWALL = 'a firewall between here and there may be the reason';

const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'refuses the connection: nothing listens there. Check the port in finesse.nodes (usually 8445), and whether Finesse runs',
  ENOTFOUND: 'is not known to the name service',
  EAI_AGAIN: 'cannot be looked up now',
  EHOSTUNREACH: `cannot be reached; ${FIREWALL}`,
  ENETUNREACH: 'cannot be reached: there is no network',
  ETIMEDOUT: `did not answer within ${String(CONNECT_MS / SECOND_MS)} seconds; ${FIREWALL}`,
};

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
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'of this machine';
}

function nameOf(node: string): string {
  return new URL(node).hostname.replace(/^\[|\]$/g, '');
}
