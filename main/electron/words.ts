/** Every word of tray, menu and notices that is not already a sentence of the core. */

export const WORDS = {
  appName: 'Finesse Presence',

  starting: 'Starting',
  sides: 'Webex: {webex} · Finesse: {finesse}',
  open: 'Open',
  why: 'Why?',
  stayNotReady: 'Stay Not Ready',
  readyNow: 'Ready now',
  delayReady: '5 more minutes',
  askNotReady: 'Webex asks for Not Ready. Change now?',
  askReady: 'The reason for Not Ready is over. Go Ready?',
  yesNotReady: 'Yes, Not Ready',
  yesReady: 'Yes, Ready',
  no: 'No',
  pause: 'Pause',
  pause15: '15 minutes',
  pause60: '1 hour',
  pauseTomorrow: 'Until tomorrow',
  pauseResumed: 'Until I resume',
  resume: 'Resume',
  mode: 'Mode',
  modeAuto: 'Automatic',
  modeAsk: 'Ask me first',
  modeObserve: 'Only observe',
  modeManaged: 'Set by your organization',
  history: 'History…',
  settings: 'Settings…',
  help: 'Help',
  diagnostics: 'Diagnostics…',
  copyStatus: 'Copy status',
  logs: 'Show logs',
  startAtLogin: 'Start when I sign in',
  startManaged: 'Starts when you sign in, set by your organization',
  managed: 'Managed by your organization',
  quit: 'Quit',

  quitTitle: 'Quit Finesse Presence?',
  quitOwned: 'You will stay Not Ready until you change that yourself on the Finesse desktop.',
  quitAnyway: 'Quit',
  quitCancel: 'Keep running',

  noticeNotReady: 'You are Not Ready now',
  noticeReady: 'You are Ready again',
  noticeReturning: 'Ready again soon',
  noticeAttention: 'Finesse Presence needs you',
  noticeRefused: 'That did not work',
  noticeStillRunning: 'Still running',
  noticeStillRunningBody: 'Finesse Presence goes on in the tray. Quit is in its menu.',
  noticeWindowFailed: 'The window had an error',
  noticeWindowFailedBody: 'Your state is still looked after. Open the window again from the tray.',
  noticeTrouble: 'Something on this computer needs a look',
  noticeRestarted: 'Restarted after an error',
  noticeRestartedBody: 'Finesse Presence looks after your state again.',

  crashedTitle: 'Finesse Presence has stopped',
  crashedBody:
    'It failed twice within a short time and stays closed. Your Finesse state stays as it is: please look after it yourself, and start the app again. If this comes back, tell your administrator.',
} as const;

export type Word = keyof typeof WORDS;

/** The text with its `{places}` filled. */
export function worded(word: Word, values: Readonly<Record<string, string>> = {}): string {
  return WORDS[word].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
