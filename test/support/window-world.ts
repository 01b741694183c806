/** A world in simulated time behind the real window: what the window asks for reaches the engine. */
import type { Language } from '../../main/core/language/language.ts';
import { speakerOf } from '../../main/core/language/speaker.ts';
import { createTopic, type Topic } from '../../main/app/topic.ts';
import { DEFAULT_RULES } from '../../main/core/rules.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { viewOf, type ShownClock, type View } from '../../main/core/view.ts';
import { failed, success } from '../../main/core/outcome.ts';
import { personCalls } from '../../main/sync/person.ts';
import {
  performer,
  type EventName,
  type Handlers,
  type PayloadOf,
} from '../../preload/contract.ts';
import type { Accounts, Diagnosis, SettingsSheet } from '../../preload/sheets.ts';
import { DAY_MS } from '../../main/core/time.ts';
import type { WindowSource } from './window-server.ts';
import { CODES, type World } from './world.ts';

export const UTC_CLOCK: ShownClock = {
  driftMs: 0,
  face: (at) => new Date(at).toISOString().slice(11, 19),
};

/** What stands beside the world; each part may be replaced, and is told when it is. */
export interface Beside {
  sheet: SettingsSheet;
  accounts: Accounts;
  diagnosis: Diagnosis;
  /** What the pages ask for; the rest answers that this world does not have it. */
  handlers: Partial<Handlers>;
}

export interface WindowWorld extends WindowSource {
  readonly beside: Beside;
  /** Shows the window what the world is like now. */
  tell(): void;
}

export function viewIn(world: World, language: Language = 'en'): View {
  return viewOf(world.engine, world.policy, world.now, UTC_CLOCK, speakerOf(language).say);
}

export function windowOn(world: World): WindowWorld {
  const beside: Beside = { ...besideOf(world), handlers: {} };
  const topics: { readonly [E in EventName]: Topic<PayloadOf<E>> } = {
    view: createTopic(() => viewIn(world, beside.sheet.language), thrown),
    settings: createTopic(() => beside.sheet, thrown),
    accounts: createTopic(() => beside.accounts, thrown),
    diagnosis: createTopic(() => beside.diagnosis, thrown),
  };
  const tell = () => {
    for (const topic of Object.values(topics)) topic.refresh();
  };
  const calls = personCalls(
    (happening) => {
      world.hear({ ...happening, at: world.now });
      tell();
      return success(undefined);
    },
    () => world.now,
    () => world.now + DAY_MS,
  );
  return {
    beside,
    on: (name, listener) => topics[name].on(listener),
    perform(name, given) {
      const handlers: Handlers = { ...noPages(), ...calls, ...beside.handlers };
      return performer(handlers, thrown)(name, given);
    },
    tell,
  };
}

function thrown(error: unknown): never {
  throw error;
}

/** Everybody is signed in, and the settings are as installed. */
function besideOf(world: World): Omit<Beside, 'handlers'> {
  const since = world.now;
  const parsed = parseSettings({
    version: 1,
    webex: { clientId: 'C0ffee' },
    finesse: {
      nodes: ['https://finesse-a.example.com:8445', 'https://finesse-b.example.com:8445'],
      user: '1001',
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return {
    sheet: {
      settings: parsed.settings,
      sources: {},
      problems: [],
      reasonCodes: [...CODES, ...missingCodes()],
      firstRun: false,
      observesUntil: undefined,
      language: 'en',
      version: '0.1.0',
    },
    accounts: {
      webex: {
        state: 'signedIn',
        who: 'Ana Ortega',
        since,
        until: since + 60 * DAY_MS,
        device: undefined,
        trouble: '',
      },
      finesse: { state: 'signedIn', way: 'password', user: '1001', since, trouble: '' },
    },
    diagnosis: { running: false, steps: [] },
  };
}

/** What the rules name by default and the world's Finesse does not have. */
function missingCodes() {
  const labels = new Set(Object.values(DEFAULT_RULES).map(({ reason }) => reason));
  const known = new Set(CODES.map(({ label }) => label));
  return [...labels]
    .filter((label) => label !== '' && !known.has(label))
    .map((label, index) => ({ id: 900 + index, code: 900 + index, label, systemCode: false }));
}

/** A world of engine and Finesse alone keeps no settings, accounts or history. */
function noPages() {
  const nothing = () => Promise.resolve(failed('refused', 'this world has only the status page'));
  return {
    saveSettings: nothing,
    signInWebex: nothing,
    cancelSignIn: nothing,
    signInFinesse: nothing,
    signOut: nothing,
    readHistory: nothing,
    exportHistory: nothing,
    deleteHistory: nothing,
    diagnose: nothing,
    saveBundle: nothing,
  };
}
