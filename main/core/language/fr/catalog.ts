/** The whole of French, in the keys of the English catalog. */
import { ACCOUNTS } from './accounts.ts';
import { ATTENTION } from './attention.ts';
import { DETAILS } from './details.ts';
import { DIAGNOSTICS } from './diagnostics.ts';
import { HEADLINES } from './headlines.ts';
import { HISTORY } from './history.ts';
import { JOURNAL } from './journal.ts';
import { REASON_PARTS } from './reason-parts.ts';
import { REASONS } from './reasons.ts';
import { RULES } from './rules.ts';
import { STATUS } from './status.ts';
import { TIME } from './time.ts';
import { TROUBLE } from './trouble.ts';
import { DOCTOR } from './doctor.ts';
import { TRAY } from './tray.ts';
import { WELCOME } from './welcome.ts';
import { WINDOW } from './window.ts';
import { WORDS } from './words.ts';

export const FRENCH = {
  ...ACCOUNTS,
  ...ATTENTION,
  ...DETAILS,
  ...DIAGNOSTICS,
  ...HEADLINES,
  ...HISTORY,
  ...JOURNAL,
  ...REASON_PARTS,
  ...REASONS,
  ...RULES,
  ...STATUS,
  ...TIME,
  ...TROUBLE,
  ...DOCTOR,
  ...TRAY,
  ...WELCOME,
  ...WINDOW,
  ...WORDS,
};
