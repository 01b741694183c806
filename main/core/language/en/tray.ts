/** English: the tray's menu, the notices, and the questions of the shell. */
export const TRAY = {
  'tray.sides': 'Webex: {webex} · Finesse: {finesse}',
  'tray.why': 'Why?',
  'tray.askNotReady': 'Webex asks for Not Ready. Change now?',
  'tray.askReady': 'The reason for Not Ready is over. Go Ready?',
  'tray.yesNotReady': 'Yes, Not Ready',
  'tray.yesReady': 'Yes, Ready',
  'tray.pause15': '15 minutes',
  'tray.pauseTomorrow': 'Until tomorrow',
  'tray.modeAsk': 'Ask me first',
  'tray.modeObserve': 'Only observe',
  'tray.history': 'History…',
  'tray.settings': 'Settings…',
  'tray.help': 'Help',
  'tray.diagnostics': 'Diagnostics…',
  'tray.copyStatus': 'Copy status',
  'tray.logs': 'Show logs',
  'tray.startAtLogin': 'Start when I sign in',
  'tray.startManaged': 'Starts when you sign in, set by your organization',
  'tray.managed': 'Managed by your organization',
  'tray.quit': 'Quit',

  'tray.quitTitle': 'Quit Finesse Presence?',
  'tray.quitOwned':
    'You will stay Not Ready until you change that yourself on the Finesse desktop.',
  'tray.keepRunning': 'Keep running',

  'notice.notReady': 'You are Not Ready now',
  'notice.ready': 'You are Ready again',
  'notice.returning': 'Ready again soon',
  'notice.attention': 'Finesse Presence needs you',
  'notice.refused': 'That did not work',
  'notice.stillRunning': 'Still running',
  'notice.stillRunningBody': 'Finesse Presence goes on in the tray. Quit is in its menu.',
  'notice.windowFailed': 'The window had an error',
  'notice.windowFailedBody':
    'Your state is still looked after. Open the window again from the tray.',
  'notice.trouble': 'Something on this computer needs a look',
  'notice.restarted': 'Restarted after an error',
  'notice.restartedBody': 'Finesse Presence looks after your state again.',

  'crash.title': 'Finesse Presence has stopped',
  'crash.body':
    'It failed twice within a short time and stays closed. Your Finesse state stays as it is: please look after it yourself, and start the app again. If this comes back, tell your administrator.',
} as const;
