/** What can go wrong at a site, and what the desk must make of it: every row that a real site can show. */
import type { FailureKind } from '../../../main/core/outcome.ts';
import type { FinesseSimulator } from '../../simulators/finesse/simulator.ts';

export interface SiteFault {
  readonly name: string;
  readonly begin: (finesse: FinesseSimulator) => unknown;
  /** How the first look after it ends. */
  readonly kind: FailureKind | 'ok';
  /**
   * `stays`: the second look is answered the same, by the same node. `moves`: it is answered by the
   * other one. `stops`: nothing is sent any more, until the person acts.
   */
  readonly then: 'stays' | 'moves' | 'stops';
  readonly retryAfterMs?: number;
}

const USER = { path: /\/User\//, node: 0 };
const PAGE = '<html><body>Busy</body></html>';
const UNAUTHORIZED = `<ApiErrors><ApiError><ErrorType>Authorization Failure</ErrorType><ErrorMessage>UNAUTHORIZED</ErrorMessage></ApiError></ApiErrors>`;
const OTHER_USER = UNAUTHORIZED.replace(
  'Authorization Failure',
  'Invalid Authorization User Specified',
);

const answers =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}) =>
  ({ faults }: FinesseSimulator) =>
    faults.answerNext(Infinity, { status, body, headers }, USER);

export const SITE_FAULTS: readonly SiteFault[] = [
  { name: 'nothing', begin: () => undefined, kind: 'ok', then: 'stays' },
  { name: '400', begin: answers(400), kind: 'refused', then: 'stays' },
  { name: '401 of Finesse', begin: answers(401, UNAUTHORIZED), kind: 'credentials', then: 'stops' },
  { name: '401 other user', begin: answers(401, OTHER_USER), kind: 'credentials', then: 'stops' },
  { name: '401 without words', begin: answers(401), kind: 'credentials', then: 'stops' },
  { name: '403', begin: answers(403, PAGE), kind: 'forbidden', then: 'stays' },
  { name: '404', begin: answers(404), kind: 'forbidden', then: 'stays' },
  { name: '407', begin: answers(407, PAGE), kind: 'forbidden', then: 'stays' },
  { name: '412', begin: answers(412, PAGE), kind: 'forbidden', then: 'stays' },
  {
    name: '418',
    begin: answers(418, PAGE),
    kind: 'forbidden',
    then: 'stays',
    retryAfterMs: 1_800_000,
  },
  {
    name: '429',
    begin: answers(429, PAGE),
    kind: 'throttled',
    then: 'stays',
    retryAfterMs: 60_000,
  },
  {
    name: '429 with a time',
    begin: answers(429, PAGE, { 'Retry-After': '7' }),
    kind: 'throttled',
    then: 'stays',
    retryAfterMs: 7_000,
  },
  { name: '500', begin: answers(500), kind: 'unreadable', then: 'stays' },
  { name: '502 of a proxy', begin: answers(502, PAGE), kind: 'throttled', then: 'moves' },
  { name: '503 of a proxy', begin: answers(503, PAGE), kind: 'throttled', then: 'moves' },
  {
    name: '503 of Finesse',
    begin: answers(503, '<ApiErrors><ApiError/></ApiErrors>'),
    kind: 'outOfService',
    then: 'moves',
  },
  { name: '504 of a proxy', begin: answers(504, PAGE), kind: 'outOfService', then: 'moves' },
  { name: '301', begin: answers(301, '', { Location: '/' }), kind: 'forbidden', then: 'stays' },
  { name: 'a web page', begin: answers(200, PAGE), kind: 'unreadable', then: 'stays' },
  {
    name: 'half a User',
    begin: answers(200, '<User><state>READY'),
    kind: 'unreadable',
    then: 'stays',
  },
  { name: 'nothing at all', begin: answers(200), kind: 'unreadable', then: 'stays' },
  {
    name: 'an entity bomb',
    begin: answers(200, '<!DOCTYPE a [<!ENTITY b "c">]><User><state>&b;</state></User>'),
    kind: 'unreadable',
    then: 'stays',
  },
  {
    name: 'a cut connection',
    begin: ({ faults }) => faults.next(Infinity, { kind: 'reset' }, USER),
    kind: 'unreachable',
    then: 'moves',
  },
  {
    name: 'silence',
    begin: ({ faults }) => faults.next(Infinity, { kind: 'hang' }, USER),
    kind: 'unreachable',
    then: 'moves',
  },
  {
    name: 'a node that is down',
    begin: (finesse) => finesse.nodeDown(0),
    kind: 'unreachable',
    then: 'moves',
  },
  {
    name: 'a contact centre that is lost',
    begin: ({ faults }) => {
      faults.outOfService = true;
    },
    kind: 'outOfService',
    then: 'stays',
  },
  {
    name: 'both nodes down',
    begin: (finesse) => Promise.all([finesse.nodeDown(0), finesse.nodeDown(1)]),
    kind: 'unreachable',
    then: 'stays',
  },
];
