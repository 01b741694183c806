/** Puts the sign-in to Webex together: the protocol, the vault, and what the profile remembers of the last person. */
import { accessNoticesDiffer, type AccessNotice } from './core/access-notices.ts';
import { failed, success, type Outcome } from './core/outcome.ts';
import type { Settings } from './core/settings.ts';
import { readGrant, writeGrant, type WebexAccount, type WebexGrant } from './core/webex-grant.ts';
import { createHttpClient, type SendHttp } from './http/http-client.ts';
import { openOwnershipFile } from './store/ownership-file.ts';
import type { Vault } from './store/vault.ts';
import { openWebexAccountFile } from './store/webex-account-file.ts';
import { createSystemClock } from './sync/clock.ts';
import type { Clock, Stop } from './sync/ports.ts';
import type { Access } from './webex/access.ts';
import { signInOnAnotherDevice, type DeviceCode } from './webex/device-grant.ts';
import { revoke } from './webex/oauth-revoke.ts';
import { signIn, type SignInOptions } from './webex/oauth.ts';
import { waitFor } from './webex/patience.ts';
import { presenceAllowedBy } from './webex/scopes.ts';
import { TokenKeeper, type GrantStore } from './webex/tokens.ts';

/** A sign-in happens in a person's presence; a slow answer is better than none. */
const SIGN_IN_HTTP = { deadlineMs: 15_000, maxBodyBytes: 1_048_576 };

/** What the end of the program waits at most for a renewal that is under way. */
const LAST_ANSWER_MS = 2_000;

function signInHttp({ fetch }: Pick<AccessParts, 'fetch'>) {
  return createHttpClient(fetch ? { ...SIGN_IN_HTTP, fetch } : SIGN_IN_HTTP);
}

export interface AccessParts {
  readonly settings: Settings;
  /** The agent's own folder. */
  readonly profile: string;
  readonly vault: Vault;
  /** Given by the host's environment; otherwise the vault may hold one. */
  readonly clientSecret: string | undefined;
  readonly onTrouble: (words: string) => void;
  /** The desktop's own network, where there is one. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Somebody is signed in; their token is kept and renewed until `stop`. */
export interface KeptAccess {
  readonly access: Access;
  readonly account: WebexAccount;
  /** When the person signed in, in milliseconds since 1970; undefined where it was not kept. */
  readonly since: number | undefined;
  /** When they have to sign in again, as of now; undefined where Webex did not tell. */
  readonly until: () => number | undefined;
  /** False when the granted scopes are too narrow for live presence. */
  readonly live: boolean;
  /** Tells what there is to know about the sign-in at once, and whenever it is something else. */
  watch(listener: (notices: readonly AccessNotice[]) => void): () => void;
  readonly stop: Stop;
}

/** Undefined when nobody is signed in. Another person than last time ends what the last one owned. */
export async function openAccess(
  parts: AccessParts & { readonly onBug: (error: unknown) => void },
): Promise<Outcome<KeptAccess | undefined>> {
  const { onBug, settings } = parts;
  const store = grantStore(parts);
  const loaded = await store.load();
  if (!loaded.ok || !loaded.value) return loaded.ok ? success(undefined) : loaded;
  const grant = loaded.value;
  const secret = await clientSecretOf(parts, grant.clientId);
  if (!secret.ok) return secret;
  const first = [...narrowScopes(settings, grant), ...anotherPerson(parts, grant.account)];
  const http = signInHttp(parts);
  const clock = createSystemClock();
  const board = createNoticeBoard(() => [...first, ...keeper.notices()]);
  const keeper = new TokenKeeper({
    grant,
    apiUrl: settings.webex.apiUrl,
    secret: secret.value,
    store,
    send: http.send,
    clock,
    wallNow: Date.now,
    random: Math.random,
    onLook: board.look,
    onBug,
  });
  const stopKeeper = keeper.start();
  return success({
    access: keeper,
    account: grant.account,
    since: grant.signedInAt,
    until: () => keeper.endsAt(),
    live: presenceAllowedBy(grant.scopes).missingForLive.length === 0,
    watch: board.watch,
    stop: () => afterLastAnswer(stopKeeper(), clock).finally(() => http.close()),
  });
}

/** An answer on its way may hold the one refresh token that Webex still accepts. */
async function afterLastAnswer(stopped: Promise<void>, clock: Clock): Promise<void> {
  const signal = new AbortController().signal;
  await waitFor(stopped, { clock, ms: LAST_ANSWER_MS, signal });
}

function createNoticeBoard(notices: () => readonly AccessNotice[]) {
  const listeners = new Set<(notices: readonly AccessNotice[]) => void>();
  let told: readonly AccessNotice[] = [];
  const look = () => {
    const now = notices();
    if (!accessNoticesDiffer(told, now)) return;
    told = now;
    for (const listener of listeners) listener(now);
  };
  return {
    look,
    watch: (listener: (notices: readonly AccessNotice[]) => void) => {
      look();
      listener(told);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function narrowScopes({ webex }: Settings, { scopes }: WebexGrant): AccessNotice[] {
  const missing = presenceAllowedBy(scopes).missingForLive;
  return webex.realtime && missing.length > 0 ? [{ about: 'webexScopesNarrow', missing }] : [];
}

function anotherPerson({ onTrouble, profile }: AccessParts, account: WebexAccount): AccessNotice[] {
  const file = openWebexAccountFile(profile, onTrouble);
  const before = file.load();
  if (before?.id === account.id) return [];
  // First the proof goes, then the memory: a crash between the two only says the same once more.
  if (before) openOwnershipFile(profile, onTrouble).save(undefined);
  file.save(account);
  return before ? [{ about: 'webexAccountChanged', name: account.name, before: before.name }] : [];
}

export type SignInWay =
  /** Shows the address in the person's own browser. */
  | { readonly kind: 'browser'; readonly openBrowser: (url: string) => void }
  | { readonly kind: 'device'; readonly showCode: (code: DeviceCode) => void };

export interface SignedIn {
  readonly account: WebexAccount;
  readonly missingForLive: readonly string[];
  /** Whom this profile followed last, if it was another person. */
  readonly before: WebexAccount | undefined;
}

/**
 * Signs in and keeps the grant in the vault, or changes nothing. A client secret that was given and
 * accepted is kept there too, so that the token can be renewed in later runs.
 */
export async function signInToWebex(
  parts: AccessParts & { readonly signal: AbortSignal },
  way: SignInWay,
): Promise<Outcome<SignedIn>> {
  const { clientId } = parts.settings.webex;
  // Before the person takes the trouble: a machine without a vault says so here.
  const secret = await clientSecretOf(parts, clientId);
  if (!secret.ok) return secret;
  const http = signInHttp(parts);
  try {
    const options = signInOptions(parts, secret.value, http.send);
    const granted =
      way.kind === 'browser'
        ? await signIn({ ...options, openBrowser: way.openBrowser })
        : await signInOnAnotherDevice({ ...options, showCode: way.showCode });
    if (!granted.ok) return granted;
    const kept = await keep(parts, granted.value);
    if (kept.ok) return success(signedIn(parts, granted.value));
    const { apiUrl } = parts.settings.webex;
    await revoke(granted.value, { apiUrl, secret: secret.value, send: http.send });
    return kept;
  } finally {
    http.close();
  }
}

function signInOptions(
  { settings, signal }: AccessParts & { readonly signal: AbortSignal },
  secret: string | undefined,
  send: SendHttp,
): SignInOptions {
  const clock = createSystemClock();
  return { webex: settings.webex, secret, send, clock, wallNow: Date.now, signal };
}

async function keep(
  parts: AccessParts & { readonly signal: AbortSignal },
  grant: WebexGrant,
): Promise<Outcome<undefined>> {
  const { clientSecret, signal, vault } = parts;
  if (signal.aborted) return failed('cancelled', 'the sign-in was given up');
  if (clientSecret !== undefined) {
    const kept = await vault.set('webex-client-secret', grant.clientId, clientSecret);
    if (!kept.ok) return kept;
  }
  return grantStore(parts).save({ ...grant, signedInAt: Date.now() });
}

function signedIn({ onTrouble, profile }: AccessParts, { account, scopes }: WebexGrant): SignedIn {
  const last = openWebexAccountFile(profile, onTrouble).load();
  return {
    account,
    missingForLive: presenceAllowedBy(scopes).missingForLive,
    before: last?.id === account.id ? undefined : last,
  };
}

export interface SignedOut {
  /** Undefined when nobody was signed in. */
  readonly account: WebexAccount | undefined;
  /** Why Webex could not be told; on this machine the sign-in is gone all the same. */
  readonly notRevoked: string | undefined;
}

export async function signOutOfWebex(parts: AccessParts): Promise<Outcome<SignedOut>> {
  const { settings, vault } = parts;
  const loaded = await grantStore(parts).load();
  if (!loaded.ok) return loaded;
  const grant = loaded.value;
  const secret = await clientSecretOf(parts, grant?.clientId ?? '');
  if (!secret.ok) return secret;
  const removed = await vault.remove('webex-grant', settings.finesse.user);
  if (!removed.ok) return removed;
  if (!grant) return success({ account: undefined, notRevoked: undefined });
  const http = signInHttp(parts);
  const { apiUrl } = settings.webex;
  const told = await revoke(grant, { apiUrl, secret: secret.value, send: http.send });
  http.close();
  return success({
    account: grant.account,
    notRevoked: told.ok ? undefined : told.failure.detail,
  });
}

/** One Webex sign-in for each agent of this machine's user. */
function grantStore({ settings, vault }: AccessParts): GrantStore {
  const { user } = settings.finesse;
  return {
    async load() {
      const stored = await vault.get('webex-grant', user);
      if (!stored.ok) return stored;
      return success(stored.value === undefined ? undefined : readGrant(stored.value));
    },
    save: (grant) => vault.set('webex-grant', user, writeGrant(grant)),
  };
}

/** A secret belongs to its client id. One that the host was given goes before the vault's. */
async function clientSecretOf(
  { clientSecret, settings, vault }: AccessParts,
  clientId: string,
): Promise<Outcome<string | undefined>> {
  const stored = await vault.get('webex-client-secret', clientId);
  const given = clientId === settings.webex.clientId ? clientSecret : undefined;
  return stored.ok && given !== undefined ? success(given) : stored;
}
