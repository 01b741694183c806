/** The life of the window: shows news as they come, lets time pass, and notices when nobody is there. */
import { languageFor, type Language } from '../main/core/language/language.ts';
import { speakerOf } from '../main/core/language/speaker.ts';
import { timeWords } from '../main/core/language/time-words.ts';
import { VIEW_EVERY_MS, type Bridge } from '../preload/contract.ts';
import { createFrame, type Frame } from './frame.ts';
import type { News, Tools } from './page.ts';

/** Often enough for a countdown to change when the second does. */
const TICK_MS = 250;
/** Counted in ticks and not in time, because a sleeping computer hears nothing and is not dead. */
const SILENT_TICKS = (2 * VIEW_EVERY_MS + 2_000) / TICK_MS;

/** The returned function ends it. */
export function openWindow(bridge: Bridge, body: HTMLElement): () => void {
  let told: Omit<News, 'now' | 'running'> = NOTHING;
  let heardAt = 0;
  let silent = 0;
  let frame = open(languageFor(navigator.languages), bridge, body);
  // The view tells its own time: how fast it ages is all that is taken from here.
  const now = () => (told.view ? told.view.at + (performance.now() - heardAt) : Date.now());
  const hear = (news: Partial<typeof told>) => {
    told = { ...told, ...news };
    const language = told.sheet?.language;
    if (language !== undefined && language !== frame.language) {
      frame.stop();
      frame = open(language, bridge, body);
    }
    frame.show({ ...told, now: now(), running: silent < SILENT_TICKS });
    // For whoever waits for the window from outside.
    if (told.view && told.sheet) document.documentElement.dataset['shown'] = '';
  };
  const stops = [
    watchLooks(bridge),
    bridge.onView((view) => {
      heardAt = performance.now();
      silent = 0;
      hear({ view });
    }),
    bridge.onSettings((sheet) => hear({ sheet })),
    bridge.onAccounts((accounts) => hear({ accounts })),
    bridge.onDiagnosis((diagnosis) => hear({ diagnosis })),
  ];
  const timer = setInterval(() => {
    silent += 1;
    if (silent < SILENT_TICKS) frame.tick(now());
    else if (silent === SILENT_TICKS) hear({});
  }, TICK_MS);
  return () => {
    for (const stop of stops) stop();
    clearInterval(timer);
    frame.stop();
  };
}

/** Whoever looks at the window wants to know how it is now. */
function watchLooks(bridge: Bridge): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') void bridge.look();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => document.removeEventListener('visibilitychange', look);
}

const NOTHING = { view: undefined, sheet: undefined, accounts: undefined, diagnosis: undefined };

function open(
  language: Language,
  bridge: Bridge,
  body: HTMLElement,
): Frame & { readonly language: Language } {
  const speaker = speakerOf(language);
  let ids = 0;
  const newId = () => `id${String((ids += 1))}`;
  const tools: Tools = { bridge, say: speaker.say, times: timeWords(speaker), newId };
  document.documentElement.lang = language;
  const frame = createFrame(tools);
  body.replaceChildren(frame.root);
  return { ...frame, language };
}
