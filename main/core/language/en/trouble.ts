/** English: why something could not be done, as the middle of a sentence. */
export const TROUBLE = {
  'trouble.noPassword': 'the password is empty',
  'trouble.noUser': 'the login ID is empty',
  'trouble.notRunning': 'nothing is running yet. Finish the settings and sign in first',
  'trouble.noSignOnWindow':
    'this site signs its people in through their organization, and only the tray app can show the window for that',
  'trouble.noDoctor': 'this app brings no examination along',
  'trouble.modeUntilEnd': 'the mode holds until this app ends: {problem}',
  'trouble.settingsFirst': 'Finesse has to be set up first',
  'trouble.noClientId':
    'the client ID of your organization’s Webex integration is missing. Your administrator has it',
  'trouble.given': 'the sign-in was given from outside for this run',
  'trouble.notRevoked':
    'You are signed out here, but Webex could not be told ({detail}). To end it there too, visit {address}.',
  'trouble.byOrganization': 'set by your organization; only your administrator can change it',
  'trouble.byOrganizationWrong': 'set by your organization: {problem}',
  'trouble.elsewhere': 'can only be changed in the file or by your organization',
  'trouble.fileGone': '{name} is gone; the last good settings stay in force',
  'trouble.correctFirst': '{name}: {problem}. Correct it first; nothing was stored',
} as const;
