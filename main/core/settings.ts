/** The one schema of the settings: file, policy, forms, templates and guide all derive from it. */
import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { PRESENCE_STATUSES, type PresenceStatus } from './presence.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

export const ACTIONS = ['notReady', 'clear', 'hold'] as const;
export type Action = (typeof ACTIONS)[number];

/** `ask` and `observe` never write by themselves; paused is not a mode but a time until which we rest. */
export const MODES = ['auto', 'ask', 'observe'] as const;
export type Mode = (typeof MODES)[number];

/** One mode for each direction: many want to go Not Ready by themselves and be asked before Ready. */
export interface Modes {
  readonly notReady: Mode;
  readonly ready: Mode;
}

/** A whole number of milliseconds within bounds. The bounds are low enough for trials and tests. */
function duration(min: number, max: number) {
  const expected = 'a whole number of milliseconds';
  return z
    .int({ error: `expected ${expected}` })
    .min(min, { error: `expected ${expected}, at least ${String(min)}` })
    .max(max, { error: `expected ${expected}, at most ${String(max)}` });
}

function text(maxLength: number) {
  return z
    .string({ error: 'expected a text' })
    .max(maxLength, { error: `expected at most ${String(maxLength)} characters` });
}

/** An address without credentials, query or fragment; plain `http:` only on this machine. */
function address() {
  return text(2_000).superRefine((value, ctx) => {
    const problem = addressProblem(value);
    if (problem !== undefined) ctx.addIssue({ code: 'custom', message: problem });
  });
}

function addressProblem(value: string): string | undefined {
  const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/?#@:\s[\]]+)(?::(\d{1,5}))?(\/[^?#\s]*)?$/i.exec(
    value,
  );
  if (!parts) {
    return 'expected an address such as https://host.example.com:8445, without user name, query or fragment';
  }
  const [, scheme = '', host = '', port] = parts;
  if (port !== undefined && Number(port) > 65_535) return 'expected a port up to 65535';
  if (scheme.toLowerCase() === 'http' && !isLoopback(host)) {
    return 'expected https: plain http would send the password in the clear';
  }
  return undefined;
}

/** A whole number of something else than time. */
function count(min: number, max: number, what: string) {
  const error = `expected ${what} from ${String(min)} to ${String(max)}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

function list<T extends z.ZodType>(entry: T, max: number, of: string) {
  return z
    .array(entry, { error: `expected a list of ${of}` })
    .max(max, { error: `expected at most ${String(max)} ${of}` });
}

const AN_OBJECT = { error: 'expected an object' };

const rule = z
  .strictObject(
    {
      action: z.enum(ACTIONS, { error: `expected one of ${ACTIONS.join(', ')}` }),
      /** Label or number of a NOT_READY reason code; used with `notReady` only. */
      reason: text(40),
      enterAfterMs: duration(0, HOUR_MS),
    },
    AN_OBJECT,
  )
  .partial();

/** These tell nothing about the person, so they can never lead to Ready (invariant I6). */
const TELLS_NOTHING = ['unknown', 'absent', 'pending'] as const;

/** These have no reason by default, so that `notReady` must come with one. */
export const WITHOUT_REASON: ReadonlySet<PresenceStatus> = new Set<PresenceStatus>([
  'active',
  'inactive',
  'OutOfOffice',
  'pending',
  'quiet',
  'calendarItem',
  'absent',
]);

const rules = z
  .partialRecord(z.enum(PRESENCE_STATUSES), rule, AN_OBJECT)
  .superRefine((table, ctx) => {
    for (const status of TELLS_NOTHING) {
      if (table[status]?.action !== 'clear') continue;
      const message = 'expected notReady or hold, because this status must never lead to Ready';
      ctx.addIssue({ code: 'custom', path: [status, 'action'], message, input: 'clear' });
    }
    for (const status of PRESENCE_STATUSES) {
      const { action, reason } = table[status] ?? {};
      const bare = WITHOUT_REASON.has(status);
      const asks = action === 'notReady' || (action === undefined && !bare);
      const named = reason === undefined ? !bare : reason.trim() !== '';
      if (!asks || named) continue;
      const message = 'expected the label or number of a reason code for notReady';
      ctx.addIssue({ code: 'custom', path: [status, 'reason'], message, input: reason });
    }
  });

const webex = z.strictObject(
  {
    clientId: text(200).default(''),
    redirectPorts: list(count(1_024, 65_535, 'a port'), 10, 'ports')
      .min(1, { error: 'expected at least one port' })
      .default([53682, 53683, 53684]),
    scopes: list(text(100), 20, 'scopes')
      .min(1, { error: 'expected at least one scope' })
      .default(['spark:all', 'spark:kms']),
    apiUrl: address().default('https://webexapis.com/v1'),
    discoveryUrl: address().default('https://u2c.wbx2.com/u2c/api/v1'),
    realtime: z.boolean({ error: 'expected true or false' }).default(true),
    pollMs: duration(100, HOUR_MS).default(30 * SECOND_MS),
    reconcileMs: duration(100, HOUR_MS).default(5 * MINUTE_MS),
  },
  AN_OBJECT,
);

const mode = z.enum(MODES, { error: `expected one of ${MODES.join(', ')}` });

/** The short form stands for both directions. */
export const modes = z.union([mode, z.strictObject({ notReady: mode, ready: mode })], {
  error: `expected one of ${MODES.join(', ')}, or { "notReady": …, "ready": … }`,
});

const fingerprint = z
  .string({ error: 'expected a text' })
  .regex(/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, { error: 'expected a SHA-256 fingerprint in hex' });

/** What a header may hold (RFC 9110 §5.5): the visible characters of ASCII, and spaces between them. */
function headerText(maxLength: number) {
  return text(maxLength).regex(/^([!-~]([ -~]*[!-~])?)?$/, {
    error: 'expected letters, digits, signs of ASCII and spaces between them',
  });
}

function hostName() {
  return z
    .string({ error: 'expected a text' })
    .regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?$/i, {
      error: 'expected a host such as login.example.com or ids.example.com:8553',
    });
}

const finesse = z.strictObject(
  {
    nodes: z
      .array(address(), { error: 'expected a list of addresses' })
      .min(1, { error: 'expected at least one address' })
      .max(2, { error: 'expected at most two addresses' }),
    user: text(100)
      .min(1, { error: 'expected the login id' })
      .regex(/^(\S(.*\S)?)?$/s, { error: 'expected the login id without spaces around it' }),
    pinnedCertificates: list(fingerprint, 10, 'fingerprints').default([]),
    /** Empty: the app's own, which passes Cisco's reverse proxy. */
    userAgent: headerText(200).default(''),
    /** Where the single sign-on may lead beside Finesse; empty: anywhere by https. */
    signOnHosts: list(hostName(), 20, 'hosts').default([]),
    idlePollMs: duration(100, 10 * MINUTE_MS).default(60 * SECOND_MS),
    activePollMs: duration(100, MINUTE_MS).default(3 * SECOND_MS),
  },
  { error: 'expected an object with `nodes` and `user`' },
);

const returnToReady = z.strictObject(
  {
    afterMs: duration(0, HOUR_MS).default(10 * SECOND_MS),
    onlyAtDesk: z.boolean({ error: 'expected true or false' }).default(true),
    maxOwnedMs: duration(0, DAY_MS).default(4 * HOUR_MS),
  },
  AN_OBJECT,
);

const limits = z.strictObject(
  {
    changesPer10Min: count(1, 100, 'a whole number').default(6),
    confirmWithinMs: duration(100, MINUTE_MS).default(10 * SECOND_MS),
  },
  AN_OBJECT,
);

const NOTIFICATIONS = ['all', 'changes', 'none'] as const;

export const settingsSchema = z.strictObject(
  {
    version: z.literal(1, { error: 'expected 1, the only version that this release reads' }),
    mode: modes.default('auto'),
    webex: webex.prefault({}),
    finesse,
    rules: rules.default({}),
    returnToReady: returnToReady.prefault({}),
    fallbackReason: text(40).default(''),
    limits: limits.prefault({}),
    notifications: z
      .enum(NOTIFICATIONS, { error: `expected one of ${NOTIFICATIONS.join(', ')}` })
      .default('all'),
  },
  AN_OBJECT,
);

export type Settings = z.output<typeof settingsSchema>;
export type RuleSettings = Partial<Record<PresenceStatus, z.output<typeof rule>>>;

export function modesOf(chosen: Mode | Modes): Modes {
  return typeof chosen === 'string' ? { notReady: chosen, ready: chosen } : chosen;
}

export interface SettingsProblem {
  /** Where in the file, for example `rules.meeting.enterAfterMs`; empty for the file as a whole. */
  readonly path: string;
  /** What was expected and what stood there. */
  readonly message: string;
}

export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** Checks a parsed settings file. Every problem names its place; nothing is dropped in silence. */
export function parseSettings(input: unknown): ParsedSettings {
  const result = settingsSchema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, settings: result.data };
  const problems = result.error.issues.flatMap(problemsOf);
  // The first problem of a place is the plain one; a wrong type is also too long, too large and so on.
  const first = new Map([...problems].reverse().map((problem) => [problem.path, problem]));
  return { ok: false, problems: problems.filter((problem) => first.get(problem.path) === problem) };
}

function problemsOf(issue: z.core.$ZodIssue): SettingsProblem[] {
  const path = issue.path.map(String);
  const at = (key: PropertyKey) => [...path, String(key)].join('.');
  if (issue.code === 'unrecognized_keys') {
    const message =
      path.join('.') === 'rules'
        ? `unknown presence status; known are ${PRESENCE_STATUSES.join(', ')}`
        : 'unknown setting';
    return issue.keys.map((key) => ({ path: at(key), message }));
  }
  if (issue.code === 'invalid_union' && typeof issue.input === 'object' && issue.input) {
    return longForm(issue);
  }
  const found = issue.input === undefined ? 'nothing' : shown(issue.input);
  return [{ path: path.join('.'), message: `${issue.message}, got ${found}` }];
}

/** Whoever wrote an object meant the long form, which comes last; its parts have places of their own. */
function longForm({ errors, input, path }: z.core.$ZodIssueInvalidUnion): SettingsProblem[] {
  return (errors.at(-1) ?? []).flatMap((inner) => {
    const [key] = inner.path;
    const value = key === undefined ? input : (input as Record<PropertyKey, unknown>)[key];
    const placed = { ...inner, path: [...path, ...inner.path], input: value };
    return problemsOf(placed as z.core.$ZodIssue);
  });
}

/** The value as the person wrote it, kept short. An address with a user name may hold a password. */
function shown(value: unknown): string {
  const written = JSON.stringify(value);
  if (written.includes('@')) return 'something with an "@" (not shown)';
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
}
