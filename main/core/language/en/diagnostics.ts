/** English: the diagnostics. */
export const DIAGNOSTICS = {
  'diagnostics.why':
    'Looks at each step from this computer to Finesse and Webex, and says what to do where one fails.',
  'diagnostics.begin': 'Check now',
  'diagnostics.again': 'Check again',
  'diagnostics.running': 'Checking …',
  'diagnostics.steps': 'Steps',
  'diagnostics.waiting': 'Waits',
  'diagnostics.atWork': 'At work',
  'diagnostics.passed': 'Passed',
  'diagnostics.warning': 'Warning',
  'diagnostics.failed': 'Failed',
  'diagnostics.skipped': 'Skipped',
  'diagnostics.allWell': 'Everything works.',
  'diagnostics.wrong': '{count, plural, one {# step needs a look.} other {# steps need a look.}}',
  'diagnostics.copy': 'Copy the result',
  'diagnostics.copied': 'Copied.',
  'diagnostics.copyByHand': 'Please copy it from here with Ctrl+C:',
  'diagnostics.result': 'Result as text',
  'diagnostics.support': 'For support',
  'diagnostics.supportWhy':
    'A file with versions, settings and the latest lines of the history. Passwords and tokens are never in it.',
  'diagnostics.bundle': 'Save the file for support',
  'diagnostics.saved': '{name} is saved.',
  'diagnostics.version': 'Version {version}',
} as const;
