/** How Finesse signs this person in, and their single sign-on there: by their own act, kept in the vault, for sessions and the doctor. */
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import { createNodePair, type NodePair } from '../finesse/nodes.ts';
import { createPorts, type Ports } from '../finesse/ports.ts';
import { createSignIn, type SignIn, type SignInWay } from '../finesse/sign-in.ts';
import { createSignedRequests, FINESSE_HTTP, userAgentFrom } from '../finesse/signed-requests.ts';
import { SsoTokens, type SsoBrowser } from '../finesse/sso.ts';
import { readSsoGrant, writeSsoGrant, type SsoGrant } from '../finesse/sso-grant.ts';
import { createHttpClient, type HttpClient } from '../http/http-client.ts';
import type { Vault } from '../store/vault.ts';

export interface FinesseSignOnOptions {
  readonly vault: Vault;
  /** Left out where no window can be shown; nothing that the vault holds is used there, either. */
  readonly browser?: SsoBrowser;
  /** Left out: Node's own network. */
  readonly fetch?: typeof globalThis.fetch;
  /** A plain sentence about something that a person should know and that stops nothing. */
  readonly onTrouble: (words: string) => void;
}

/** One site and one person there. */
interface Site {
  readonly key: string;
  readonly settings: Settings['finesse'];
  readonly http: HttpClient;
  readonly pair: NodePair;
  readonly ports: Ports;
  readonly signIn: SignIn;
  readonly tokens: SsoTokens;
}

export class FinesseSignOn {
  readonly #options: FinesseSignOnOptions;
  #site: Site | undefined;
  /** Set while the window stands open. */
  #attempt: AbortController | undefined;
  /** One change of what is kept after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: FinesseSignOnOptions) {
    this.#options = options;
  }

  /** Of the site in use, signed in or not; undefined where no window can be shown. */
  get tokens(): SsoTokens | undefined {
    return this.#options.browser && this.#site?.tokens;
  }

  get signedIn(): boolean {
    return this.tokens?.signedIn === true;
  }

  get signingIn(): boolean {
    return this.#attempt !== undefined;
  }

  /** The settings in force. Looks into the vault where it is another site or person than before. */
  async use(settings: Settings | undefined): Promise<void> {
    const finesse = settings?.finesse;
    const key = keyOf(finesse);
    if (this.#site?.key === key || (!this.#site && !finesse)) return;
    this.cancel();
    this.#close();
    if (!finesse) return;
    // Told apart from whoever comes meanwhile by its key.
    this.#site = this.#open(finesse, key, undefined);
    const kept = await this.#kept(finesse.user);
    if (!kept || this.#site.key !== key || this.#site.tokens.signedIn) return;
    this.#close();
    this.#site = this.#open(finesse, key, kept);
  }

  /** Asked of the site without anybody's credentials; fails while nobody answers. */
  async way(): Promise<Outcome<SignInWay>> {
    const site = this.#site;
    if (!site) return success('untold');
    site.signIn.forget();
    const found = await reach(site);
    return found.ok ? success(found.value.way) : found;
  }

  /** Shows the window; resolves when the person has finished, or not. An earlier one is closed. */
  async signIn(noWindow: string): Promise<Outcome<undefined>> {
    const site = this.#site;
    const { browser } = this.#options;
    if (!site || !browser) return failed('forbidden', noWindow);
    this.cancel();
    const attempt = (this.#attempt = new AbortController());
    try {
      const found = await reach(site);
      if (!found.ok) return found;
      const { signOnHosts: hosts, userAgent } = site.settings;
      const { signal } = attempt;
      return await site.tokens.signIn(found.value.node, browser, { hosts, userAgent, signal });
    } finally {
      if (this.#attempt === attempt) this.#attempt = undefined;
    }
  }

  cancel(): void {
    this.#attempt?.abort();
    this.#attempt = undefined;
  }

  /** Nobody is signed in from this moment on, whatever the vault answers. */
  async end(): Promise<Outcome<undefined>> {
    this.cancel();
    const user = this.#site?.settings.user;
    this.#site?.tokens.end();
    await this.#turn;
    return user === undefined
      ? success(undefined)
      : this.#options.vault.remove('finesse-sign-on', user);
  }

  async stop(): Promise<void> {
    this.cancel();
    this.#close();
    await this.#turn;
  }

  #open(settings: Settings['finesse'], key: string, kept: SsoGrant | undefined): Site {
    const { fetch } = this.#options;
    const { nodes, pinnedCertificates, user } = settings;
    const network = fetch ? { fetch } : {};
    const http = createHttpClient({ ...FINESSE_HTTP, ...network, pins: pinnedCertificates });
    const { send } = http;
    const ports = createPorts(nodes);
    const userAgent = userAgentFrom(settings.userAgent);
    const now = () => performance.now();
    // No password: what is asked here is asked in nobody's name.
    const signature = { user, password: '', userAgent, newRequestId: () => '' };
    const requests = createSignedRequests({ send, ports, signature, now });
    const pair = createNodePair(nodes);
    const signIn = createSignIn({ requests, pair, ports, user, now, tokens: undefined });
    const onGrant = (grant: SsoGrant | undefined) => this.#keep(user, grant);
    const tokens = new SsoTokens({ send, ports, user, userAgent, now, kept, onGrant });
    return { key, settings, http, pair, ports, signIn, tokens };
  }

  #close(): void {
    this.#site?.http.close();
    this.#site = undefined;
  }

  async #kept(user: string): Promise<SsoGrant | undefined> {
    if (!this.#options.browser) return undefined;
    await this.#turn;
    const stored = await this.#options.vault.get('finesse-sign-on', user);
    return stored.ok && stored.value !== undefined ? readSsoGrant(stored.value) : undefined;
  }

  #keep(user: string, grant: SsoGrant | undefined): void {
    const { onTrouble, vault } = this.#options;
    this.#turn = this.#turn.then(async () => {
      if (!grant) return vault.remove('finesse-sign-on', user);
      const stored = await vault.set('finesse-sign-on', user, writeSsoGrant(grant));
      if (!stored.ok)
        onTrouble(`The sign-in to Finesse holds until this app ends: ${stored.failure.detail}.`);
      return stored;
    });
  }
}

/** The first node that tells how it signs this person in. */
async function reach({ pair, signIn }: Site): Promise<Outcome<{ node: string; way: SignInWay }>> {
  const node = pair.current();
  const way = await signIn.way(node);
  if (way.ok) return success({ node, way: way.value });
  const other = pair.alternate();
  const second = other === undefined ? undefined : await signIn.way(other);
  if (other === undefined || second?.ok !== true) return way;
  return success({ node: other, way: second.value });
}

/** What makes it another site, or another person there. */
function keyOf(finesse: Settings['finesse'] | undefined): string {
  if (!finesse) return '';
  const { nodes, pinnedCertificates, signOnHosts, user, userAgent } = finesse;
  return JSON.stringify([nodes, pinnedCertificates, signOnHosts, user, userAgent]);
}
