/** English: the first run. */
export const WELCOME = {
  'welcome.title': 'Welcome to Finesse Presence',
  'welcome.step': 'Step {step} of {steps}',
  'welcome.back': 'Back',
  'welcome.next': 'Continue',
  'welcome.does': 'It does this for you',
  'welcome.does1':
    'When you join a Webex meeting or call, it sets you Not Ready in Finesse, with the right reason.',
  'welcome.does2':
    'When that is over, it sets you back to Ready, after a countdown that you can stop.',
  'welcome.does3': 'It always says what it does, and why.',
  'welcome.never': 'It never does this',
  'welcome.never1': 'Touch your state while a customer is on the line, or in wrap-up.',
  'welcome.never2':
    'Overrule you or your supervisor: a Not Ready that it did not set stays as it is.',
  'welcome.never3': 'Sign you in or out, or make you Ready at the start of your day.',
  'welcome.never4': 'Send anything to anybody but Webex and your own Finesse server.',
  'welcome.webex': 'Sign in to Webex',
  'welcome.webexWhy':
    'So that it sees your own presence, and nobody else’s. It never sees your Webex password.',
  'welcome.finesse': 'Sign in to Finesse',
  'welcome.finesseWhy': 'The same server and sign-in as for your Finesse desktop.',
  'welcome.test': 'Test',
  'welcome.testHint': 'The test stores your sign-in and tries each step to Finesse.',
  'welcome.rules': 'Your rules',
  'welcome.rulesWhy':
    'These make you Not Ready, with a reason of your own team. All else is left alone. You can change it later.',
  'welcome.start': 'Ready to start',
  'welcome.startWhy': 'How shall it begin?',
  'welcome.observe': 'Observe today',
  'welcome.observeMeans':
    'Nothing is changed until tomorrow morning; what it would have done stands under History. Then it goes on by itself, in the mode {modes}.',
  'welcome.auto': 'Start right away',
  'welcome.autoMeans': 'Your Finesse state follows Webex from now on. You can pause at any time.',
  'welcome.finish': 'Finish',
} as const;
