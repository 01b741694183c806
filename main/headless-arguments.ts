/** What the headless host can be asked for on the command line, and the words that explain it. */
import { parseArgs } from 'node:util';

export const USAGE = `Usage: node out/main/headless.js --profile <folder> [what to do]

Follows one agent's Webex presence and sets the same agent's Finesse state.
<folder> holds settings.json and receives journal.jsonl.

  --profile <folder>          the agent's profile
  --sign-in webex             signs in to Webex in the browser, and ends
  --sign-in webex --device    the same on another device, with a code
  --sign-in finesse           asks for the Finesse password, keeps it in the vault, and ends;
                              or takes one line from a pipe
  --sign-out webex|finesse    signs out and removes it from the vault, and ends
  --report                    tells what would have happened in mode "observe", and ends
  --doctor                    examines the way to Finesse and Webex step by step, changes nothing, and ends
  --setup-reason-codes        asks for an administrator of Finesse, shows which reason codes are missing, and
                              creates them after a yes; or takes three lines from a pipe: name, password, yes
  --json                      with --report or --doctor: the same for a program to read
  --version                   the version
  --help                      this text

Secrets come from the vault of the operating system, or from the environment:
  FINESSE_PRESENCE_WEBEX_TOKEN          an access token of the agent's own Webex account;
                                        instead of a sign-in, and not renewed
  FINESSE_PRESENCE_WEBEX_CLIENT_SECRET  the client secret of your organisation's Webex integration
  FINESSE_PRESENCE_FINESSE_PASSWORD     the agent's own Finesse password

Prints one JSON object a line. Exit codes: 0 done, or stopped as asked; 1 a sign-in or sign-out did
not come about, a step of the doctor failed, reason codes were not created, or an error in this app;
2 wrong or missing arguments, settings, secrets or vault.
`;

/** What it is signed in to. */
export type Service = 'webex' | 'finesse';

export type Task =
  | { readonly kind: 'run' }
  | { readonly kind: 'report'; readonly json: boolean }
  | { readonly kind: 'doctor'; readonly json: boolean }
  | { readonly kind: 'setUpReasonCodes' }
  | { readonly kind: 'signIn'; readonly service: Service; readonly device: boolean }
  | { readonly kind: 'signOut'; readonly service: Service };

export type Arguments =
  | { readonly kind: 'task'; readonly profile: string; readonly task: Task }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly problem: string };

/** `args` without the program itself. */
export function readArguments(args: readonly string[]): Arguments {
  try {
    return decide(valuesOf(args));
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'wrong arguments');
  }
}

type Values = ReturnType<typeof valuesOf>;

function valuesOf(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      'sign-in': { type: 'string' },
      'sign-out': { type: 'string' },
      device: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      doctor: { type: 'boolean', default: false },
      'setup-reason-codes': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }).values;
}

function decide(values: Values): Arguments {
  const { device, doctor, help, json, profile, report, version } = values;
  const signIn = values['sign-in'];
  const signOut = values['sign-out'];
  if (help) return { kind: 'help' };
  if (version) return { kind: 'version' };
  if (profile === undefined) return wrong('--profile is missing');
  if (json && !report && !doctor) return wrong('--json goes with --report or --doctor');
  if (device && signIn !== 'webex') return wrong('--device goes with --sign-in webex');
  const setUp = values['setup-reason-codes'];
  const asked = [signIn !== undefined, signOut !== undefined, report, doctor, setUp];
  if (asked.filter(Boolean).length > 1) {
    return wrong('--sign-in, --sign-out, --report, --doctor, --setup-reason-codes: one at a time');
  }
  if (signIn !== undefined) {
    return isService(signIn)
      ? { kind: 'task', profile, task: { kind: 'signIn', service: signIn, device } }
      : wrong('--sign-in: expected webex or finesse');
  }
  if (signOut !== undefined) {
    return isService(signOut)
      ? { kind: 'task', profile, task: { kind: 'signOut', service: signOut } }
      : wrong('--sign-out: expected webex or finesse');
  }
  if (setUp) return { kind: 'task', profile, task: { kind: 'setUpReasonCodes' } };
  if (doctor) return { kind: 'task', profile, task: { kind: 'doctor', json } };
  return { kind: 'task', profile, task: report ? { kind: 'report', json } : { kind: 'run' } };
}

/** What stood there is not repeated: it might be a password in the wrong place. */
function isService(word: string): word is Service {
  return word === 'webex' || word === 'finesse';
}

function wrong(problem: string): Arguments {
  return { kind: 'wrong', problem };
}
