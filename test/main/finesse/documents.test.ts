/** XML at the border: every spelling of the same facts reads the same, and nothing hostile gets through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../main/core/outcome.ts';
import {
  decodeApiError,
  decodeDialogCount,
  decodeReasonCodes,
  decodeSystemInfo,
  decodeUser,
  decodeUserAuthMode,
} from '../../../main/finesse/documents.ts';
import { DOCUMENTED, type Spelling } from '../../simulators/finesse/xml-writer.ts';
import { failureOf, ID, startScene, valueOf } from './desk-fixture.ts';

const HOST = 'finesse-a:8445';
const user = (inner: string) =>
  decodeUser(`<User><loginId>1001</loginId>${inner}</User>`, HOST, '');

describe('a User', () => {
  it.each([
    ['absent', ''],
    ['empty', '<reasonCodeId></reasonCodeId>'],
    ['self-closed', '<reasonCodeId/>'],
    ['-1', '<reasonCodeId>-1</reasonCodeId>'],
    ['a word', '<reasonCodeId>none</reasonCodeId>'],
  ])('has no reason when reasonCodeId is %s', (_, inner) => {
    expect(valueOf(user(inner)).reasonCodeId).toBeUndefined();
  });

  it.each([
    ['READY', 'READY'],
    [' NOT_READY\n', 'NOT_READY'],
    ['ready', 'UNKNOWN'],
    ['ON_FIRE', 'UNKNOWN'],
    ['LOGIN', 'UNKNOWN'],
    ['', 'UNKNOWN'],
  ])('in state %j is %s', (word, state) => {
    expect(valueOf(user(`<state>${word}</state>`)).state).toBe(state);
  });

  it('without a state is UNKNOWN, and a nested state is not its own', () => {
    expect(valueOf(user('')).state).toBe('UNKNOWN');
    expect(valueOf(user('<extra><state>READY</state></extra>')).state).toBe('UNKNOWN');
  });

  it.each([
    ['<pendingState></pendingState>', undefined],
    ['', undefined],
    ['<pendingState>NOT_READY</pendingState>', 'NOT_READY'],
  ])('with %j has pending %j', (inner, pending) => {
    expect(valueOf(user(inner)).pendingState).toBe(pending);
  });

  it.each(['ReasonCode', 'reasonCode'])('may spell its reason code %s', (name) => {
    const inner = `<uri>finesse/api/ReasonCode/16</uri><code>10</code><label>Q&amp;A &#252;ber</label>`;
    expect(valueOf(user(`<${name}>${inner}</${name}>`))).toMatchObject({
      reasonCodeId: 16,
      reasonCode: { id: 16, code: 10, label: 'Q&A über', systemCode: false },
    });
  });

  it.each(['', '<loginId/>'])('without loginId (%j) is the one that was asked for', (inner) => {
    const body = `<User>${inner}<state>READY</state></User>`;
    expect(valueOf(decodeUser(body, HOST, '1001'))).toMatchObject({
      loginId: '1001',
      state: 'READY',
    });
  });

  it.each([
    ['1001', '2002', 'bob', false],
    ['1001', '1001', 'bob', true],
    ['BOB', '2002', 'bob', true],
    ['CORP\\bob', '2002', 'bob', true],
    ['bob@corp.example', '2002', 'bob', true],
    ['bob', '2002', 'bob@corp.example', true],
    ['1001', '2002', '', true],
  ])('asked for as %j is (loginId %j, loginName %j) our own: %s', (asked, id, name, own) => {
    const body = `<User><loginId>${id}</loginId><loginName>${name}</loginName></User>`;
    expect(decodeUser(body, HOST, asked).ok).toBe(own);
  });

  it('may come with a namespace prefix', () => {
    const body =
      '<?xml version="1.0"?><ns2:User xmlns:ns2="http://x/finesse"><ns2:loginId>1001</ns2:loginId>' +
      '<ns2:state>READY</ns2:state><ns2:ReasonCode><ns2:id>7</ns2:id><ns2:label>Tea</ns2:label>' +
      '</ns2:ReasonCode></ns2:User>';
    expect(valueOf(decodeUser(body, HOST, ''))).toMatchObject({
      loginId: '1001',
      state: 'READY',
      reasonCodeId: 7,
    });
  });
});

describe('every spelling', () => {
  const SPELLINGS: readonly (readonly [string, Partial<Spelling>])[] = [
    ['shuffled', { shuffledOrder: true }],
    ['with unknown elements', { unknownElements: true }],
    ['in lower case', { elementCase: 'lower' }],
    ['in upper case', { elementCase: 'upper', systemCodeCase: 'True' }],
    ['without ids', { reasonCodeIds: false }],
    ['with absent reasons', { noReasonCode: 'absent' }],
    ['with empty reasons', { noReasonCode: 'empty' }],
    ['with -1 for no reason', { noReasonCode: 'minusOne' }],
    ['all at once', { shuffledOrder: true, unknownElements: true, elementCase: 'upper' }],
  ];

  it.each(SPELLINGS)('reads the same: %s', async (_, spelling) => {
    const { finesse, desk } = await startScene();
    const readings = async () => {
      const codes = valueOf(await desk.reasonCodes());
      const seen: unknown[] = [[...codes].sort((a, b) => a.id - b.id)];
      for (const act of [
        () => finesse.chooseReady(ID),
        () => finesse.chooseNotReady(ID, 'Lunch'),
        () => finesse.supervisorNotReady(ID),
        () => finesse.chooseReady(ID),
        () => finesse.offer(ID),
        () => finesse.answer(ID),
        () => finesse.hangUp(ID),
        () => finesse.signOut(ID),
        () => finesse.signIn(ID),
      ]) {
        act();
        const reading = valueOf(await desk.read({ dialogs: true }));
        expect(reading.stateChangeTime).not.toBe('');
        seen.push({ ...reading, stateChangeTime: undefined, stateAgeMs: undefined });
      }
      return seen;
    };
    Object.assign(finesse.spelling, DOCUMENTED);
    const documented = await readings();
    Object.assign(finesse.spelling, spelling);
    expect(await readings()).toEqual(documented);
  });
});

describe('reason codes', () => {
  const list = (inner: string) =>
    valueOf(decodeReasonCodes(`<ReasonCodes category="NOT_READY">${inner}</ReasonCodes>`, HOST));

  it('may be one, none or self-closed', () => {
    expect(list('<ReasonCode><id>29</id><label>Prep</label></ReasonCode>')).toEqual([
      { id: 29, code: undefined, label: 'Prep', systemCode: false },
    ]);
    expect(list('')).toEqual([]);
    expect(valueOf(decodeReasonCodes('<ReasonCodes/>', HOST))).toEqual([]);
  });

  it('without id and uri, without label, or of another category are left out', () => {
    const codes = list(
      '<ReasonCode><label>No id</label></ReasonCode><ReasonCode><id>3</id></ReasonCode>' +
        '<ReasonCode><id>4</id><label>Out</label><category>LOGOUT</category></ReasonCode>' +
        '<ReasonCode><uri>/finesse/api/ReasonCode/5</uri><label>In</label>' +
        '<systemCode>True</systemCode></ReasonCode>',
    );
    expect(codes).toEqual([{ id: 5, code: undefined, label: 'In', systemCode: true }]);
  });

  it('may spell the category in any case, and end the uri with a slash', () => {
    const codes = list(
      '<ReasonCode><uri>finesse/api/ReasonCode/77/</uri><category>not_ready</category>' +
        '<label>Tea</label></ReasonCode>' +
        '<ReasonCode><id>3</id><category>Logout</category><label>Home</label></ReasonCode>',
    );
    expect(codes).toEqual([{ id: 77, code: undefined, label: 'Tea', systemCode: false }]);
  });

  it.each([
    '<ReasonCode/>',
    '<ReasonCode><id>3</id></ReasonCode>',
    '<ReasonCode><id>x3</id><label>Tea</label></ReasonCode>',
    '<ReasonCode><id>3</id><category>ANY</category><label>Tea</label></ReasonCode>',
  ])('of which none can be read are no empty list: %s', (inner) => {
    const outcome = decodeReasonCodes(`<ReasonCodes>${inner}${inner}</ReasonCodes>`, HOST);
    expect(failureOf(outcome)).toMatchObject({
      kind: 'unreadable',
      detail: `${HOST} answered with reason codes that we cannot read`,
    });
  });

  it('for signing out only are an empty list', () => {
    expect(list('<ReasonCode><category>LOGOUT</category></ReasonCode>')).toEqual([]);
  });
});

it('counts dialogs, not what is inside them', () => {
  const dialogs = (inner: string) =>
    valueOf(decodeDialogCount(`<Dialogs>${inner}</Dialogs>`, HOST));
  expect(dialogs('')).toBe(0);
  expect(dialogs('<Dialog><Dialog/></Dialog>')).toBe(1);
  expect(dialogs('<Dialog/><dialog/><x/>')).toBe(2);
});

it('reads an old SystemInfo without ports and one with unknown words', () => {
  const info = valueOf(
    decodeSystemInfo(
      '<SystemInfo><status>MELTING</status><deploymentType>CCX2</deploymentType>' +
        '<primaryNode><host>a.example.com</host></primaryNode><secondaryNode/></SystemInfo>',
      HOST,
    ),
  );
  expect(info).toEqual({
    inService: false,
    maintenance: false,
    release: '12.5 or earlier',
    platform: undefined,
    authMode: undefined,
    self: '',
    nodes: [{ host: 'a.example.com', httpsPort: undefined }],
  });
});

const DECODERS: readonly ((body: string, host: string) => Outcome<unknown>)[] = [
  (body, host) => decodeUser(body, host, ''),
  decodeReasonCodes,
  decodeDialogCount,
  decodeSystemInfo,
  decodeUserAuthMode,
];

describe('what is not an answer of Finesse', () => {
  const deep = '<a>'.repeat(500) + '</a>'.repeat(500);
  const whole = '<User><loginId>1</loginId><state>READY</state></User>';
  it.each([
    ['nothing', '', 'answered with nothing'],
    ['a web page', '<!DOCTYPE html><html><body>Busy</body></html>', 'a web page instead of XML'],
    ['a bare web page', '<html><head></head></html>', 'a web page instead of XML'],
    ['plain text', 'Service Temporarily Unavailable', 'broken or incomplete XML'],
    ['JSON', '{"User":{}}', 'broken or incomplete XML'],
    ['cut-off XML', whole.slice(0, 40), 'broken or incomplete XML'],
    ['XML cut inside a tag', whole.slice(0, -3), 'broken or incomplete XML'],
    ['crossed tags', '<User><a></User></a>', 'broken or incomplete XML'],
    ['two roots', `${whole}${whole}`, 'broken or incomplete XML'],
    ['text after the root', `${whole}x`, 'broken or incomplete XML'],
    ['deep nesting', `<User>${deep}</User>`, 'broken or incomplete XML'],
    ['a prototype', '<User><__proto__>x</__proto__></User>', 'broken or incomplete XML'],
    ['a prefixed one', '<User><x:__proto__>x</x:__proto__></User>', 'broken or incomplete XML'],
    ['another document', '<Team><loginId>1</loginId></Team>', 'something other than'],
    ['too much', `<User>${' '.repeat(1_048_576)}</User>`, 'more than we are willing to read'],
    [
      'entities that grow',
      '<!DOCTYPE User [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><User><loginId>&b;</loginId></User>',
      'definitions',
    ],
    [
      'a foreign file',
      '<?xml version="1.0"?><!doctype x SYSTEM "file:///etc/passwd"><User><loginId>1</loginId></User>',
      'definitions',
    ],
  ])('is unreadable: %s', (_, body, words) => {
    for (const decode of DECODERS) {
      const failure = failureOf(decode(body, HOST));
      expect(failure.kind).toBe('unreadable');
      expect(failure.detail).toContain(`${HOST} answered with`);
      expect(failure.detail).toContain(words);
    }
    expect(decodeApiError(body)).toBeUndefined();
  });

  it('never throws and never shows what came', () => {
    const piece = fc.constantFrom(
      ...['<User>', '</User>', '<loginId>', '</loginId>', '<state>', '</state>', 'READY', '1001'],
      ...['<ReasonCodes>', '</ReasonCodes>', '<ReasonCode/>', '<![CDATA[', ']]>', '<!--', '-->'],
      ...['&amp;', '&#0;', '&#x110000;', '&x;', '<?', '?>', '<a b="', '">', '\u0000', '\ud800'],
      ...[
        '<x:state>',
        '</x:state>',
        '<__proto__>',
        '</__proto__>',
        '<constructor>',
        '</constructor>',
        '<toString/>',
        '<',
        '>',
      ],
    );
    const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(soup, fc.string(), soup.map(wrapped)), (body) => {
        for (const decode of DECODERS) {
          const outcome = decode(body, HOST);
          if (outcome.ok) read += 1;
          else expect(outcome.failure.detail.length).toBeLessThan(120);
        }
        decodeApiError(body);
      }),
      { numRuns: 4_000 },
    );
    // The soup must also hit what is readable, or it proves little.
    expect(read).toBeGreaterThan(20);
  });
});

function wrapped(inner: string): string {
  return `<User><loginId>1</loginId>${inner}</User>`;
}
