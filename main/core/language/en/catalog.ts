/** The whole of English: the catalog that all others follow. */
import { ACCOUNTS } from './accounts.ts';
import { DIAGNOSTICS } from './diagnostics.ts';
import { HISTORY } from './history.ts';
import { RULES } from './rules.ts';
import { STATUS } from './status.ts';
import { TIME } from './time.ts';
import { WELCOME } from './welcome.ts';
import { WINDOW } from './window.ts';
import { WORDS } from './words.ts';

export const ENGLISH = {
  ...ACCOUNTS,
  ...DIAGNOSTICS,
  ...HISTORY,
  ...RULES,
  ...STATUS,
  ...TIME,
  ...WELCOME,
  ...WINDOW,
  ...WORDS,
} as const;
