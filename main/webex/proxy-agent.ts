/** The way of the Webex SDK through the network's proxy, chosen anew for each connection, and whose certificates it believes. */
import net from 'node:net';
import tls from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { isLoopback } from '../core/loopback.ts';

/** Tells the proxy for an address, for example `http://proxy.example.com:8080`; undefined goes there directly. */
export type ProxyFor = (url: string) => Promise<string | undefined>;

export interface Network {
  readonly proxyFor: ProxyFor;
  /** Authorities in PEM that are believed instead of the usual ones. */
  readonly ca?: readonly string[];
}

type Connect = HttpsProxyAgent<string>['connect'];

/** Said outright: otherwise `NODE_TLS_REJECT_UNAUTHORIZED=0` in the environment would switch it off. */
const VERIFIED = { rejectUnauthorized: true };

/** A new name for each answer of `proxyFor` would grow without end; people have few networks. */
const MOST_PROXIES = 8;

/**
 * For HTTP and for sockets, plain and over TLS. A proxy that refuses answers in place of Webex, for
 * example with 407.
 */
export class ProxyAgent extends HttpsProxyAgent<string> {
  readonly #network: Network;
  readonly #agents = new Map<string, HttpsProxyAgent<string>>();

  constructor(network: Network) {
    // The base class is made for one proxy; ours is chosen in `connect`.
    super('http://chosen-later.invalid');
    this.#network = network;
  }

  override async connect(...[request, options]: Parameters<Connect>): ReturnType<Connect> {
    const { ca, proxyFor } = this.#network;
    const { host = '', port, secureEndpoint } = options;
    const url = `${secureEndpoint ? 'https' : 'http'}://${host}:${String(port)}/`;
    const proxy = await proxyFor(url);
    const trusting = { ...options, ...VERIFIED, ...(ca === undefined ? {} : { ca: [...ca] }) };
    if (proxy !== undefined) return this.#via(proxy).connect(request, trusting);
    return secureEndpoint
      ? tls.connect(trusting as tls.ConnectionOptions)
      : net.connect(options as net.NetConnectOpts);
  }

  #via(proxy: string): HttpsProxyAgent<string> {
    const known = this.#agents.get(proxy);
    if (known !== undefined) return known;
    if (this.#agents.size >= MOST_PROXIES) this.#agents.clear();
    const agent = new HttpsProxyAgent(proxy, VERIFIED);
    this.#agents.set(proxy, agent);
    return agent;
  }
}

/** What `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say, in either case; this machine needs no proxy. */
export function environmentProxy(env: Readonly<Record<string, string | undefined>>): ProxyFor {
  const told = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  return (address) => {
    const { hostname, port, protocol } = new URL(address);
    const secure = protocol === 'https:' || protocol === 'wss:';
    const proxy = told(secure ? 'HTTPS_PROXY' : 'HTTP_PROXY') || told('ALL_PROXY');
    const direct =
      proxy === '' ||
      isLoopback(hostname) ||
      exempt(told('NO_PROXY'), hostname, port === '' ? (secure ? '443' : '80') : port);
    if (direct) return Promise.resolve(undefined);
    return Promise.resolve(/^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
  };
}

/** `*`, or names and their subdomains, each with or without a port: `example.com, .example.org:8443`. */
function exempt(list: string, hostname: string, port: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', only = port] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== port) return false;
      return name === '' ? entry === '*' : hostname === name || hostname.endsWith(`.${name}`);
    });
}
