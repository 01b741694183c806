/** The whole of French, in the keys of the English catalog. */
import { ACCOUNTS } from './accounts.ts';
import { DIAGNOSTICS } from './diagnostics.ts';
import { HISTORY } from './history.ts';
import { RULES } from './rules.ts';
import { STATUS } from './status.ts';
import { TIME } from './time.ts';
import { WELCOME } from './welcome.ts';
import { WINDOW } from './window.ts';
import { WORDS } from './words.ts';

export const FRENCH = {
  ...ACCOUNTS,
  ...DIAGNOSTICS,
  ...HISTORY,
  ...RULES,
  ...STATUS,
  ...TIME,
  ...WELCOME,
  ...WINDOW,
  ...WORDS,
};
