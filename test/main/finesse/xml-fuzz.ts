/** Documents as no server should send them: Finesse's own, torn, doubled, swapped and filled with anything. */
import fc from 'fast-check';
import {
  decodeApiError,
  decodeDialogCount,
  decodeReasonCodes,
  decodeSystemInfo,
  decodeUser,
  decodeUserAuthMode,
} from '../../../main/finesse/documents.ts';

/** Shapes as documented and as captured on real systems. */
export const SHAPES: readonly string[] = [
  '<User><uri>/finesse/api/User/1234</uri><roles><role>Agent</role></roles><loginId>1234</loginId><state>NOT_READY</state><stateChangeTime>2026-03-01T17:58:21.234Z</stateChangeTime><pendingState></pendingState><reasonCodeId>16</reasonCodeId><ReasonCode><category>NOT_READY</category><uri>/finesse/api/ReasonCode/16</uri><code>10</code><label>Team Meeting</label><forAll>true</forAll><systemCode>false</systemCode><id>16</id></ReasonCode><extension>1001001</extension><teams><Team><id>5005</id></Team></teams></User>',
  '<user><extension>2830</extension><loginId>1234</loginId><reasonCodeId>-1</reasonCodeId><state>READY</state><stateChangeTime>2023-01-13T11:07:11.466Z</stateChangeTime></user>',
  '<?xml version="1.0" encoding="UTF-8"?><ReasonCodes category="NOT_READY"><ReasonCode><uri>/finesse/api/ReasonCode/29</uri><category>NOT_READY</category><code>201</code><label>Prep Time</label><forAll>true</forAll><systemCode>True</systemCode></ReasonCode></ReasonCodes>',
  '<SystemInfo><currentTimestamp>2022-05-05T07:34:07.188Z</currentTimestamp><deploymentType>UCCE</deploymentType><primaryNode><host>a.example.com</host><httpsPort>8445</httpsPort></primaryNode><secondaryNode/><status>IN_SERVICE</status><systemAuthMode>NON_SSO</systemAuthMode><xmppDomain>a.example.com</xmppDomain></SystemInfo>',
  '<Dialogs><Dialog><id>1</id><participants><Participant><state>ACTIVE</state></Participant></participants></Dialog></Dialogs>',
  '<ApiErrors><ApiError><ErrorType>Service Unavailable</ErrorType><ErrorMessage>SERVER_OUT_OF_SERVICE</ErrorMessage><ErrorData></ErrorData></ApiError></ApiErrors>',
  '<UserAuthMode><authMode>NON_SSO</authMode></UserAuthMode>',
];

const PIECES = [
  '<state>READY</state>',
  '</User>',
  '<User>',
  '<!--',
  ']]>',
  '<![CDATA[<state>READY</state>]]>',
  '&lt;',
  '&#0;',
  '&#x1F600;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<__proto__><state>READY</state></__proto__>',
  '<constructor/>',
  '\u0000',
  '<a b="c">',
  '<?xml?>',
];

/** A whole document with a part cut out, a part doubled or something put in, any number of times. */
export const torn: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...SHAPES),
    fc.array(
      fc.tuple(
        fc.nat(800),
        fc.nat(80),
        fc.oneof(fc.constantFrom('', ...PIECES), fc.string({ unit: 'binary', maxLength: 12 })),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([shape, cuts]) =>
    cuts.reduce((text, [at, length, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + length);
    }, shape),
  );

export interface FuzzTally {
  inputs: number;
  readable: number;
}

/** Throws where a decoder does, or where it makes up a state that the text does not hold. */
export function fuzz(text: string, tally: FuzzTally): void {
  tally.inputs += 1;
  decodeApiError(text);
  const others = [decodeReasonCodes, decodeDialogCount, decodeSystemInfo, decodeUserAuthMode];
  const outcomes = others.map((decode) => decode(text, 'finesse'));
  const user = decodeUser(text, 'finesse', '1234');
  if ([user, ...outcomes].some(({ ok }) => ok)) tally.readable += 1;
  if (!user.ok || user.value.state === 'UNKNOWN') return;
  const { state } = user.value;
  if (!text.includes(state)) throw new Error(`the state ${state} was made up from: ${text}`);
}
