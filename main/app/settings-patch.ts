/** From what the window asks to change, to single changes of the settings file, and which of them nobody here may make. */
import type { Say } from '../core/language/speaker.ts';
import { isPart, leavesOf, type SettingsPart } from '../core/settings-layers.ts';
import type { Settings } from '../core/settings.ts';
import type { Change } from '../store/settings-text.ts';
import type { FieldProblem } from '../../preload/sheets.ts';

/** Changes one value at a time, so that what stands around it stays as it was written. */
export function changesOf(
  patch: SettingsPart,
  stored: SettingsPart,
  above: readonly string[] = [],
): readonly Change[] {
  return Object.entries(patch).flatMap(([key, value]) => {
    const path = [...above, key];
    const before = Object.hasOwn(stored, key) ? stored[key] : undefined;
    if (value === null) return before === undefined ? [] : [{ path, value: undefined }];
    if (!isPart(value)) return [{ path, value }];
    if (isPart(before)) return changesOf(value, before, path);
    const kept = withoutNulls(value);
    return Object.keys(kept).length === 0 ? [] : [{ path, value: kept }];
  });
}

function withoutNulls(part: SettingsPart): SettingsPart {
  const kept = Object.entries(part)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, isPart(value) ? withoutNulls(value) : value] as const);
  return Object.fromEntries(kept);
}

/** The reader of settings files would take this key for the prototype, so that the schema never saw it. */
export function strangeProblems(patch: SettingsPart): readonly FieldProblem[] {
  return leavesOf(patch)
    .filter(({ path }) => path.includes('__proto__'))
    .map(({ path }) => ({ path: path.join('.'), message: 'unknown setting' }));
}

/** A value of the person that is hidden by an enforced one may be taken back, but not be set to another. */
export function lockedProblems(
  changes: readonly Change[],
  enforced: SettingsPart,
  say: Say,
): readonly FieldProblem[] {
  const locks = leavesOf(enforced);
  const wanted = leavesOfChanges(changes.filter(({ value }) => value !== undefined));
  return wanted.flatMap(({ path, value }) => {
    const lock = locks.find((one) => startsWith(path, one.path) || startsWith(one.path, path));
    if (!lock || JSON.stringify(lock.value) === JSON.stringify(value)) return [];
    return [{ path: path.join('.'), message: say('trouble.byOrganization') }];
  });
}

const TOKEN_GOES_TO = ['webex.apiUrl', 'webex.discoveryUrl'] as const;

/** The window has no form for these, and a page that was tampered with must not send the token elsewhere. */
export function tokenProblems(
  changes: readonly Change[],
  inForce: Settings | undefined,
  say: Say,
): readonly FieldProblem[] {
  if (!inForce) return [];
  const { apiUrl, discoveryUrl } = inForce.webex;
  const now = { 'webex.apiUrl': apiUrl, 'webex.discoveryUrl': discoveryUrl };
  const wanted = leavesOfChanges(changes).map(
    ({ path, value }) => [path.join('.'), value] as const,
  );
  return TOKEN_GOES_TO.filter((path) =>
    wanted.some(([one, value]) => one === path && value !== now[path]),
  ).map((path) => ({ path, message: say('trouble.elsewhere') }));
}

/** A password is for the servers that it was given for. */
export function namesOtherServer(before: Settings | undefined, now: Settings | undefined): boolean {
  const known = before?.finesse.nodes;
  return known !== undefined && now?.finesse.nodes.some((node) => !known.includes(node)) === true;
}

function leavesOfChanges(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap(({ path, value }) =>
    isPart(value) ? leavesOf(value, path) : [{ path, value }],
  );
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}
