/** What of a policy may be in force: no secret, no unknown name, no value that the settings would refuse. */
import { parseSettings } from '../core/settings.ts';
import { isPart, leavesOf, type Leaf, type SettingsPart } from '../core/settings-layers.ts';

export interface PolicyProblem {
  /** As in the settings file, for example `finesse.nodes[0]`; empty for the policy as a whole. */
  readonly path: string;
  readonly message: string;
}

export interface CheckedPolicy {
  readonly part: SettingsPart;
  /** Of the organisation's own Webex integration: the one secret that a policy may carry. For the vault alone. */
  readonly clientSecret: string | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** The last step of a path that would hold a secret. */
const SECRET = /pass(word|wd|phrase|code)?$|pwd|secret|token|credential|api-?_?key|private-?_?key/i;
const CLIENT_SECRET = 'webex.clientSecret';
const LONGEST_SECRET = 1_000;

/** Complete settings, so that the check is about the policy's own values. */
const AROUND = { version: 1, finesse: { nodes: ['https://finesse.invalid'], user: '-' } };

/** `where` is what people know the policy by. Values that are refused are named and never repeated where they may be secret. */
export function checkPolicy(part: SettingsPart, where: string): CheckedPolicy {
  const problems: PolicyProblem[] = [];
  const refuse = (path: string, message: string) =>
    problems.push({ path: bracketed(path), message: `${where}: ${message}` });
  let clientSecret: string | undefined;
  const kept = leavesOf(part).filter(({ path, value }) => {
    const name = path.join('.');
    if (name === CLIENT_SECRET) clientSecret = secretIn(value, (why) => refuse(name, why));
    else if (holdsSecret(path, value)) refuse(name, NO_SECRETS);
    else return name !== 'version' || value !== 1;
    return false;
  });
  return { part: withoutBad(kept, refuse), clientSecret, problems };
}

const NO_SECRETS =
  'secrets are not taken from a policy, because everybody on the PC can read it; it was not stored. ' +
  'Remove it there and change it';

function holdsSecret(path: readonly string[], value: unknown): boolean {
  if (path.some((step) => SECRET.test(step))) return true;
  // A list is one value, whatever is in it.
  return Array.isArray(value) && value.some((one) => namesSecret(one));
}

function namesSecret(value: unknown): boolean {
  return isPart(value) && leavesOf(value).some((leaf) => holdsSecret(leaf.path, leaf.value));
}

function secretIn(value: unknown, refuse: (why: string) => void): string | undefined {
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_SECRET) return value;
  refuse(`expected a text of 1 to ${String(LONGEST_SECRET)} characters; it was not stored`);
  return undefined;
}

/** Takes away what the schema refuses, until the rest is good. */
function withoutBad(
  leaves: readonly Leaf[],
  refuse: (path: string, message: string) => void,
): SettingsPart {
  if (leaves.length === 0) return {};
  const part = partOf(leaves);
  const parsed = parseSettings(around(part));
  if (parsed.ok) return part;
  const bad = parsed.problems.map((problem) => ({ ...problem, steps: problem.path.split('.') }));
  const good = leaves.filter((leaf) => !bad.some(({ steps }) => concerns(steps, leaf.path)));
  for (const { message, path } of bad) refuse(path, `${message}; not in force`);
  // A problem that lies with no single value must not make it go on for ever.
  return good.length < leaves.length ? withoutBad(good, refuse) : {};
}

/** A rule counts as a whole: half of it could ask for Not Ready without a reason. */
function concerns(problem: readonly string[], leaf: readonly string[]): boolean {
  const length = problem[0] === 'rules' ? 2 : Math.min(problem.length, leaf.length);
  return problem.slice(0, length).every((step, index) => leaf[index] === step);
}

function around(part: SettingsPart): SettingsPart {
  const finesse = part['finesse'];
  const merged = isPart(finesse) ? { ...AROUND.finesse, ...finesse } : (finesse ?? AROUND.finesse);
  return { ...AROUND, ...part, finesse: merged };
}

function partOf(leaves: readonly Leaf[]): SettingsPart {
  return leaves.reduce<SettingsPart>((part, { path, value }) => withLeaf(part, path, value), {});
}

/** A value below something that is no table takes its place. */
export function withLeaf(
  part: SettingsPart,
  path: readonly string[],
  value: unknown,
): SettingsPart {
  const [key = '', ...rest] = path;
  const before = Object.hasOwn(part, key) ? part[key] : undefined;
  const next = rest.length === 0 ? value : withLeaf(isPart(before) ? before : {}, rest, value);
  // `fromEntries` makes own properties even of a name such as `__proto__`; the schema then refuses it.
  return Object.fromEntries([...Object.entries(part), [key, next]]);
}

/** Lists are counted in brackets, as in the window's forms. */
function bracketed(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}
