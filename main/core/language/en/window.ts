/** English: the frame of the window, and what several of its pages say. */
export const WINDOW = {
  'window.pages': 'Pages',
  'window.status': 'Status',
  'window.rules': 'Rules',
  'window.accounts': 'Accounts',
  'window.history': 'History',
  'window.diagnostics': 'Diagnostics',
  'window.welcome': 'Welcome',
  'window.notRunning':
    'Finesse Presence does not answer, so your Finesse state no longer follows Webex. Please start the app again.',
  'window.save': 'Save',
  'window.discard': 'Discard changes',
  'window.unsaved': 'You have changes that are not saved.',
  'window.saved': 'Saved.',
  'window.notSaved': 'Nothing was saved yet. Please look at the marked fields.',
  'window.cancel': 'Cancel',
  'window.byOrganization': 'Set by your organization',
  'window.organizationDefault': 'Your organization’s default',
  'window.expectedSeconds': 'Please enter seconds from 0 to {most}, for example 3 or 2.5.',
  'window.expectedAddress': 'Please enter an address such as https://finesse-a.example.com:8445.',
  'window.expectedSomething': 'Please fill this in.',
} as const;
