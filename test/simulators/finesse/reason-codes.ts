/** The administrator's reason codes: ids that are not codes, lists per team, editable while agents work. */
import type { Platform } from '../../../main/core/agent.ts';
import { SYSTEM_CODES } from './platform.ts';
import { wholeNumber, type Random } from './random.ts';

export type ReasonCategory = 'NOT_READY' | 'LOGOUT';

export interface SimReasonCode {
  readonly id: number;
  readonly category: ReasonCategory;
  readonly code: number;
  readonly label: string;
  readonly systemCode: boolean;
  /** Teams that may use it; undefined for all. */
  readonly teams: readonly string[] | undefined;
}

export interface ReasonCodeSpec {
  readonly label: string;
  readonly code: number;
  readonly category?: ReasonCategory;
  readonly teams?: readonly string[];
}

export interface ReasonCodeBook {
  all(): readonly SimReasonCode[];
  byId(id: number): SimReasonCode | undefined;
  byLabel(label: string): SimReasonCode | undefined;
  system(category: ReasonCategory, code: number): SimReasonCode;
  /** What a team's agents are shown. */
  forTeam(teamId: string, category: ReasonCategory): readonly SimReasonCode[];
  add(spec: ReasonCodeSpec): SimReasonCode;
  edit(id: number, change: Partial<Pick<SimReasonCode, 'label' | 'code' | 'teams'>>): void;
  remove(id: number): void;
  /** Deletes every code that an administrator made; the system's own stay. */
  clear(): void;
  /** Cisco's page says that system codes are not listed, real dumps list them. */
  listSystemCodes(listed: boolean): void;
}

export function createReasonCodeBook(
  platform: Platform,
  specs: readonly ReasonCodeSpec[],
  random: Random,
): ReasonCodeBook {
  let codes: readonly SimReasonCode[] = [];
  let systemCodesListed = true;
  let lastId = wholeNumber(random, 3, 90);
  const enter = (entry: Omit<SimReasonCode, 'id'>): SimReasonCode => {
    do lastId += wholeNumber(random, 1, 4);
    while (lastId === entry.code);
    const code = { ...entry, id: lastId };
    codes = [...codes, code];
    return code;
  };
  const add = ({ label, code, category = 'NOT_READY', teams }: ReasonCodeSpec) =>
    enter({ label, code, category, teams, systemCode: false });
  for (const system of SYSTEM_CODES[platform]) {
    enter({ ...system, teams: undefined, systemCode: true });
  }
  specs.forEach(add);
  return {
    all: () => codes,
    byId: (id) => codes.find((one) => one.id === id),
    byLabel: (label) => codes.find((one) => one.label === label && !one.systemCode),
    system: (category, code) => systemCode(codes, category, code),
    forTeam: (teamId, category) =>
      codes.filter(
        (one) =>
          one.category === category &&
          (one.teams === undefined || one.teams.includes(teamId)) &&
          (systemCodesListed || !one.systemCode),
      ),
    add,
    edit: (id, change) => {
      codes = codes.map((one) => (one.id === id ? { ...one, ...change } : one));
    },
    remove: (id) => {
      codes = codes.filter((one) => one.id !== id);
    },
    clear: () => {
      codes = codes.filter((one) => one.systemCode);
    },
    listSystemCodes: (listed) => {
      systemCodesListed = listed;
    },
  };
}

function systemCode(
  codes: readonly SimReasonCode[],
  category: ReasonCategory,
  code: number,
): SimReasonCode {
  const found = codes.find(
    (one) => one.systemCode && one.category === category && one.code === code,
  );
  if (!found) throw new Error(`no system code ${code} for ${category}`);
  return found;
}
